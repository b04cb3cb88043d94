package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

	private final @Nullable Drafts drafts;

	@SuppressWarnings({ "unchecked", "rawtypes" })
	Result(Session session, int prefetches, int nodes, boolean drafted) {
		this.session = session;
		this.pending = new ArrayList<>(prefetches);
		for (int i = 0; i < prefetches; i++) {
			this.pending.add(new ArrayList<>());
		}
		this.peers = new Peers[nodes];
		this.known = new Map[nodes];
		this.drafts = drafted ? new Drafts() : null;
	}

	Session session() {
		return this.session;
	}

	// Where objects wait for the application's callbacks, null when it has none.
	@Nullable Drafts drafts() {
		return this.drafts;
	}

	// What a reader returns for an instance, which may still have to be made.
	Object reference(Known known) {
		return (this.drafts != null) ? known : known.instance();
	}

	List<Pending> pending(int prefetch) {
		return this.pending.get(prefetch);
	}

	Peers peers(int node) {
		Peers group = this.peers[node];
		if (group == null) {
			group = new Peers(this.session.loading(), this.session.options(), this.session.uses());
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
