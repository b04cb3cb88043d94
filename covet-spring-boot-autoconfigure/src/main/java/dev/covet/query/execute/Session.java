package dev.covet.query.execute;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.query.plan.Plan;
import dev.covet.statement.RelationUses;
import org.jspecify.annotations.Nullable;

/**
 * One run of a query with all of its statements: how relations are loaded on demand, and
 * which object stands for which row. It ends with the query: entities that live on must
 * not keep it, and with it the whole result, in memory.
 */
final class Session {

	// Several instances at least: growing a map step by step is a part of reading a
	// graph.
	private static final int EXPECTED_INSTANCES = 256;

	private final RelationLoading loading;

	private final Plan.Options options;

	private final Map<Object, Map<Object, Known>> instances = new ConcurrentHashMap<>();

	private final @Nullable RelationUses uses;

	Session(RelationLoading loading, Plan.Options options) {
		this(loading, options, null);
	}

	Session(RelationLoading loading, Plan.Options options, @Nullable RelationUses uses) {
		this.loading = loading;
		this.options = options;
		this.uses = uses;
	}

	// Where it is kept which relations were loaded and read, null where it isn't.
	@Nullable RelationUses uses() {
		return this.uses;
	}

	RelationLoading loading() {
		return this.loading;
	}

	Plan.Options options() {
		return this.options;
	}

	Map<Object, Known> instances(Object identity) {
		return this.instances.computeIfAbsent(identity, (key) -> new ConcurrentHashMap<>(EXPECTED_INSTANCES));
	}

}
