package dev.covet.cache.change;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * What else changes in the database when a table is written to: by foreign keys that
 * cascade, in views and partitions, by triggers. Immutable.
 */
final class Followers {

	static final Followers UNKNOWN = of(List.of());

	private final Set<String> tables;

	private final Map<String, List<Edge>> edges;

	private final Set<String> always;

	private final Map<Start, Answer> answers = new ConcurrentHashMap<>();

	private Followers(Set<String> tables, Map<String, List<Edge>> edges, Set<String> always) {
		this.tables = tables;
		this.edges = edges;
		this.always = always;
	}

	static Followers of(Collection<CatalogueRow> rows) {
		FollowersBuilder builder = new FollowersBuilder(rows);
		return new Followers(builder.tables(), builder.edges(), builder.always());
	}

	boolean knows(String table) {
		return this.tables.contains(table);
	}

	// The tables that change by a write, null for everything. The table itself is among
	// them only where it changes by more than the write.
	@Nullable Set<String> of(String table, Set<Writing> how) {
		return this.answers.computeIfAbsent(new Start(table, Set.copyOf(how)), this::follow).tables();
	}

	private Answer follow(Start start) {
		Set<String> found = new HashSet<>(this.always);
		Set<Step> seen = new HashSet<>();
		Deque<Step> open = new ArrayDeque<>();
		start.how().forEach((writing) -> open.add(new Step(start.table(), writing, false, false)));
		while (!open.isEmpty()) {
			Step step = open.pop();
			if (!seen.add(step)) {
				continue;
			}
			for (Edge edge : this.edges.getOrDefault(step.table(), List.of())) {
				if (!edge.on().contains(step.writing()) || (step.shown() && edge.way() != Way.SHOWN)) {
					continue;
				}
				if (edge.to() == null) {
					return new Answer(null);
				}
				boolean other = step.other() || edge.way() == Way.OTHER_ROWS;
				if (other || !edge.to().equals(start.table())) {
					found.add(edge.to());
				}
				edge.then(step.writing())
					.forEach((writing) -> open.add(new Step(edge.to(), writing, other, edge.way() == Way.SHOWN)));
			}
		}
		return new Answer(Set.copyOf(found));
	}

	// How many answers to keep: tables and the ways to write to them, which are few.
	private record Start(String table, Set<Writing> how) {
	}

	private record Answer(@Nullable Set<String> tables) {
	}

	// Where the way has come to: whether other rows than those of the beginning are
	// written to, and whether a view only shows what was written.
	private record Step(String table, Writing writing, boolean other, boolean shown) {
	}

	/**
	 * A table that follows another one.
	 *
	 * @param way why it follows
	 * @param to the table, {@code null} for everything
	 * @param on the writes to the other one that it follows
	 * @param then how it is written to itself then, {@code null} for in the same way
	 */
	record Edge(Way way, @Nullable String to, Set<Writing> on, @Nullable Set<Writing> then) {

		Set<Writing> then(Writing writing) {
			return (this.then != null) ? this.then : Set.of(writing);
		}

	}

	/**
	 * Why a table follows another one.
	 */
	enum Way {

		/** Rows of its own are written to. */
		OTHER_ROWS,

		/** The same rows are its rows too, as with a part of a table. */
		SAME_ROWS,

		/** It shows the rows without being written to. */
		SHOWN

	}

}
