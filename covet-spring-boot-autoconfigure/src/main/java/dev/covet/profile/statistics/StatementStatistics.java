package dev.covet.profile.statistics;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.statement.Operation;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import dev.covet.statement.StatementShape;
import dev.covet.statement.StatementShapes;

/**
 * Counts and times the statements of an application, by their text without literals.
 * <p>
 * Only a certain number of texts is told apart. When a new one comes up, those that were
 * used least give way, and their figures go to those of all others, so that every
 * statement is counted somewhere, once. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class StatementStatistics implements StatementListener {

	private final StatementShapes shapes;

	private final int capacity;

	private final Clock clock;

	private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

	private volatile Tally other = other();

	private volatile Instant since;

	/**
	 * Create empty statistics.
	 * @param capacity how many texts are told apart, at least one
	 * @param shapes the shapes of statements
	 * @param clock tells since when
	 */
	public StatementStatistics(int capacity, StatementShapes shapes, Clock clock) {
		if (capacity < 1) {
			throw new IllegalArgumentException("At least one statement must be told apart, not " + capacity);
		}
		this.capacity = capacity;
		this.shapes = shapes;
		this.clock = clock;
		this.since = clock.instant();
	}

	@Override
	public void onStatement(StatementEvent event) {
		StatementShape shape = this.shapes.of(event.sql());
		Tally tally = this.tallies.get(shape.text());
		while (tally == null || !tally.add(event)) {
			tally = add(shape);
		}
	}

	/**
	 * Return the figures so far.
	 * @return the figures
	 */
	public synchronized StatementSnapshot snapshot() {
		List<StatementFigures> statements = this.tallies.values()
			.stream()
			.map(Tally::figures)
			.sorted(Comparator.comparing(StatementFigures::total).reversed())
			.toList();
		return new StatementSnapshot(this.since, statements, this.other.figures());
	}

	/**
	 * Forget all figures and begin again.
	 */
	public synchronized void reset() {
		this.tallies.values().forEach(Tally::close);
		this.tallies.clear();
		this.other = other();
		this.since = this.clock.instant();
	}

	private synchronized Tally add(StatementShape shape) {
		Tally known = this.tallies.get(shape.text());
		if (known != null) {
			return known;
		}
		if (this.tallies.size() >= this.capacity) {
			makeRoom();
		}
		Tally added = new Tally(shape.text(), shape.operation());
		this.tallies.put(shape.text(), added);
		return added;
	}

	// Some at once, so that a flood of new texts doesn't look for each one anew
	private void makeRoom() {
		List<Use> uses = new ArrayList<>(this.tallies.size());
		this.tallies.forEach((text, tally) -> uses.add(new Use(text, tally, tally.age())));
		uses.sort(Comparator.comparingDouble(Use::weight));
		for (Use use : uses.subList(0, Math.max(1, this.capacity / 20))) {
			this.other.merge(use.tally.close());
			this.tallies.remove(use.text);
		}
	}

	private static Tally other() {
		return new Tally(null, Operation.OTHER);
	}

	/**
	 * How much a statement was used.
	 *
	 * @param text its text
	 * @param tally its figures
	 * @param weight its weight at one moment
	 */
	private record Use(String text, Tally tally, double weight) {
	}

}
