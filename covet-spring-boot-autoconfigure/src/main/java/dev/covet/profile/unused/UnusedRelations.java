package dev.covet.profile.unused;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.covet.statement.RelationUses;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Looks for relations that queries were told to load and that nobody reads, in a number
 * of requests: one that is read in some is not found. What a view model or a stream loads
 * is not looked at. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class UnusedRelations {

	private static final int CAPACITY = 500;

	private final int requests;

	private final Map<Key, Count> counts = new LinkedHashMap<>();

	/**
	 * Create an empty record.
	 * @param requests in how many requests a relation is loaded before it is found
	 */
	public UnusedRelations(int requests) {
		this.requests = requests;
	}

	/**
	 * Watch a request, until its answer is written: what is read after the publisher's
	 * end is not seen.
	 * @param source what to watch
	 * @param place names it in a finding, asked at its end
	 * @param <T> the type of the element
	 * @return the publisher
	 */
	public <T> Mono<T> watch(Mono<T> source, Supplier<@Nullable String> place) {
		return Mono.defer(() -> {
			RelationUses uses = new RelationUses();
			// What failed or was cancelled may have had no time to read
			return source.doOnSuccess((element) -> add(uses, place)).contextWrite(uses::putInto);
		});
	}

	private void add(RelationUses uses, Supplier<@Nullable String> place) {
		List<String> read = uses.relations(true);
		List<String> unread = uses.relations(false);
		if (!read.isEmpty() || !unread.isEmpty()) {
			add(read, unread, place.get());
		}
	}

	private synchronized void add(List<String> read, List<String> unread, @Nullable String place) {
		read.forEach((relation) -> count(new Key(relation, place)).add(true));
		unread.forEach((relation) -> count(new Key(relation, place)).add(false));
	}

	private Count count(Key key) {
		Count known = this.counts.get(key);
		if (known == null) {
			known = new Count();
			if (this.counts.size() < CAPACITY) {
				this.counts.put(key, known);
			}
		}
		return known;
	}

	/**
	 * Return what was found so far.
	 * @return the relations that were loaded in enough requests and read in none
	 */
	public synchronized List<UnusedRelation> findings() {
		return this.counts.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().read && entry.getValue().loaded >= this.requests)
			.map((entry) -> new UnusedRelation(entry.getKey().relation, entry.getKey().place, entry.getValue().loaded))
			.toList();
	}

	/**
	 * Forget all and begin again.
	 */
	public synchronized void reset() {
		this.counts.clear();
	}

	/**
	 * What is counted apart.
	 *
	 * @param relation the relation
	 * @param place the kind of request
	 */
	private record Key(String relation, @Nullable String place) {
	}

	private static final class Count {

		private long loaded;

		private boolean read;

		void add(boolean wasRead) {
			this.loaded++;
			this.read |= wasRead;
		}

	}

}
