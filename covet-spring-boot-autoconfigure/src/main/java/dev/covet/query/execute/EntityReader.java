package dev.covet.query.execute;

import java.util.List;
import java.util.Map;

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

	private final Finishing finishing;

	private final int handles;

	private final Relation[] relations;

	EntityReader(int node, @Nullable Object identity, KeyReader key, Assembler assembler, Finishing finishing,
			int handles, List<Relation> relations) {
		this.node = node;
		this.identity = identity;
		this.key = key;
		this.assembler = assembler;
		this.finishing = finishing;
		this.handles = handles;
		this.relations = relations.toArray(new Relation[0]);
	}

	@Override
	public @Nullable Object key(Readable row) {
		return this.key.read(row);
	}

	@Override
	public Object read(Readable row, @Nullable Object id, Result result) {
		Known known = (this.identity == null || id == null) ? create(row, id, result)
				: known(row, id, result.known(this.node, this.identity), result);
		for (Relation relation : this.relations) {
			relation.plan(row, id, known, result);
		}
		return result.reference(known);
	}

	// Known before its relations are read: a row may point at itself.
	private Known known(Readable row, Object id, Map<Object, Known> instances, Result result) {
		Known known = instances.get(id);
		if (known == null) {
			Known created = create(row, id, result);
			known = instances.putIfAbsent(id, created);
			if (known == null) {
				return created;
			}
		}
		if (result.drafts() != null) {
			result.drafts().share(known);
		}
		return known;
	}

	private Known create(Readable row, @Nullable Object id, Result result) {
		RowHandles own = (this.handles > 0) ? result.peers(this.node).newRow(this.handles) : null;
		return make(row, id, own, result);
	}

	private Known make(Readable row, @Nullable Object id, @Nullable RowHandles own, Result result) {
		Drafts drafts = result.drafts();
		if (drafts == null) {
			return this.finishing.finish(this.assembler.assemble(row, id, own, result), own);
		}
		Known created = new Known(own);
		drafts.add(this.node, created, this.assembler.prepare(row, id, own, result),
				(made) -> this.finishing.convert(made, own));
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
