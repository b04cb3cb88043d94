package dev.covet.query.execute;

import java.util.List;
import java.util.Map;

import dev.covet.query.execute.Result.Known;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Reads an entity. A row that an object stands for already in this query is not read
 * again; what this part of the query plans for it is completed.
 */
final class EntityReader implements NodeReader {

	private final int node;

	private final @Nullable Object identity;

	private final KeyReader key;

	private final Assembler assembler;

	private final int handles;

	private final List<Relation> relations;

	EntityReader(int node, @Nullable Object identity, KeyReader key, Assembler assembler, int handles,
			List<Relation> relations) {
		this.node = node;
		this.identity = identity;
		this.key = key;
		this.assembler = assembler;
		this.handles = handles;
		this.relations = List.copyOf(relations);
	}

	@Override
	public @Nullable Object key(Readable row) {
		return this.key.read(row);
	}

	@Override
	public Object read(Readable row, @Nullable Object id, Result result) {
		if (this.identity == null || id == null) {
			return create(row, id, result).instance();
		}
		Map<Object, Known> instances = result.known(this.node, this.identity);
		Known known = instances.get(id);
		if (known == null) {
			known = create(row, id, result);
			Known raced = instances.putIfAbsent(id, known);
			return (raced != null) ? raced.instance() : known.instance();
		}
		for (Relation relation : this.relations) {
			relation.plan(row, id, known, result);
		}
		return known.instance();
	}

	private Known create(Readable row, @Nullable Object id, Result result) {
		RowHandles own = (this.handles > 0) ? result.peers(this.node).newRow(this.handles) : null;
		Known created = new Known(this.assembler.assemble(row, own, result), own);
		for (Relation relation : this.relations) {
			relation.plan(row, id, created, result);
		}
		return created;
	}

	/**
	 * A relation that the query plans for: joined, or waiting for its prefetch.
	 */
	@FunctionalInterface
	interface Relation {

		void plan(Readable row, @Nullable Object id, Known owner, Result result);

	}

}
