package dev.covet.query.execute;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.mapping.FetchMode;
import dev.covet.query.execute.Result.Known;
import dev.covet.query.plan.Plan;

/**
 * One run of a query with all of its statements: how relations are loaded on demand, and
 * which object stands for which row.
 */
final class Session {

	private final RelationLoading loading;

	private final Plan.Options options;

	private final Map<Object, Map<Object, Known>> instances = new ConcurrentHashMap<>();

	Session(RelationLoading loading, Plan.Options options) {
		this.loading = loading;
		this.options = options;
	}

	RelationLoading loading() {
		return this.loading;
	}

	Plan.Options options() {
		return this.options;
	}

	FetchMode fetchMode() {
		return this.options.fetchMode();
	}

	Map<Object, Known> instances(Object identity) {
		return this.instances.computeIfAbsent(identity, (key) -> new ConcurrentHashMap<>());
	}

	// Forget the instances, once all statements are read: an entity that is still in use
	// leads here by its handles, and must not keep the others.
	void forget() {
		this.instances.clear();
	}

}
