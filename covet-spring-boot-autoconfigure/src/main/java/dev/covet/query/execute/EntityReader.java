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
		Known known = (this.identity == null || id == null) ? create(row, result)
				: known(row, id, result.known(this.node, this.identity), result);
		for (Relation relation : this.relations) {
			relation.plan(row, id, known, result);
		}
		return known.instance();
	}

	// Known before its relations are read: a row may point at itself.
	private Known known(Readable row, Object id, Map<Object, Known> instances, Result result) {
		Known known = instances.get(id);
		if (known != null) {
			return known;
		}
		Known created = create(row, result);
		Known raced = instances.putIfAbsent(id, created);
		return (raced != null) ? raced : created;
	}

	private Known create(Readable row, Result result) {
		RowHandles own = (this.handles > 0) ? result.peers(this.node).newRow(this.handles) : null;
		return new Known(this.assembler.assemble(row, own, result), own);
	}

	/**
	 * A relation that the query plans for: joined, or waiting for its prefetch.
	 */
	@FunctionalInterface
	interface Relation {

		void plan(Readable row, @Nullable Object id, Known owner, Result result);

	}

}
