package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.covet.mapping.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is collected while the rows of one statement are read: the relations that wait for
 * their prefetch, and the groups of siblings.
 */
final class Result {

	private final Session session;

	private final List<List<Pending>> pending;

	private final @Nullable Peers[] peers;

	private final @Nullable Map<Object, Known>[] known;

	@SuppressWarnings({ "unchecked", "rawtypes" })
	Result(Session session, int prefetches, int nodes) {
		this.session = session;
		this.pending = new ArrayList<>(prefetches);
		for (int i = 0; i < prefetches; i++) {
			this.pending.add(new ArrayList<>());
		}
		this.peers = new Peers[nodes];
		this.known = new Map[nodes];
	}

	Session session() {
		return this.session;
	}

	List<Pending> pending(int prefetch) {
		return this.pending.get(prefetch);
	}

	Peers peers(int node) {
		Peers group = this.peers[node];
		if (group == null) {
			group = new Peers(this.session.loading(), this.session.options());
			this.peers[node] = group;
		}
		return group;
	}

	// The instances of one entity in the whole query, whatever statement read them.
	Map<Object, Known> known(int node, Object identity) {
		Map<Object, Known> instances = this.known[node];
		if (instances == null) {
			instances = this.session.instances(identity);
			this.known[node] = instances;
		}
		return instances;
	}

	/**
	 * An instance that stands for a row in this query.
	 *
	 * @param instance the object
	 * @param handles its handles, where it has any
	 */
	record Known(Object instance, @Nullable RowHandles handles) {

		Handle<?> handle(int place) {
			if (this.handles == null) {
				throw new IllegalStateException(this.instance.getClass().getName() + " has no handles");
			}
			return this.handles.get(place);
		}

	}

	/**
	 * A relation of an object that waits for its prefetch.
	 *
	 * @param key the key that its rows will carry
	 * @param sink takes the entity, or the list of entities
	 */
	record Pending(Object key, Sink sink) {
	}

	/**
	 * Takes what a prefetch found.
	 */
	@FunctionalInterface
	interface Sink {

		void fill(@Nullable Object content);

	}

}
