package dev.covet.mapping;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.data.util.Lazy;

/**
 * The columns on both sides of a relation, resolved when they are first needed: entities
 * refer to each other in circles.
 */
final class RelationEnds {

	private final Lazy<EntityModel> target;

	private final Lazy<List<ColumnModel>> local;

	private final Lazy<List<ColumnModel>> remote;

	private final Lazy<JoinTable> joinTable;

	RelationEnds(Supplier<EntityModel> target, Supplier<List<ColumnModel>> local, Supplier<List<ColumnModel>> remote,
			Supplier<@Nullable JoinTable> joinTable) {
		this.target = Lazy.of(target);
		this.local = Lazy.of(local);
		this.remote = Lazy.of(remote);
		this.joinTable = Lazy.of(joinTable);
	}

	EntityModel target() {
		return this.target.get();
	}

	List<ColumnModel> local() {
		return this.local.get();
	}

	List<ColumnModel> remote() {
		return this.remote.get();
	}

	@Nullable JoinTable joinTable() {
		return this.joinTable.getNullable();
	}

	void resolve() {
		target();
		local();
		remote();
		joinTable();
	}

}
