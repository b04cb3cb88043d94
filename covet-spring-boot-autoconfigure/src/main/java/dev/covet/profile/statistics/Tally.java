package dev.covet.profile.statistics;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import dev.covet.statement.Operation;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementLabel;
import dev.covet.statement.StatementOrigin;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one statement, or of all that are not told apart.
 */
// A lock of its own: few threads run the same statement in the same moment, and the
// figures belong together.
final class Tally {

	private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);

	// A label or place that comes later than that is not looked for
	private static final int FIRST = 20;

	private final @Nullable String text;

	private final Operation operation;

	private boolean closed;

	private double weight;

	private long count;

	private long errors;

	private long cancelled;

	private long rows;

	private long totalNanos;

	private long maxNanos;

	private @Nullable String label;

	private @Nullable String callSite;

	// Most texts of a flood come once; they need none
	private @Nullable Histogram times;

	Tally(@Nullable String text, Operation operation) {
		this.text = text;
		this.operation = operation;
	}

	// Return false when this was merged into another before.
	synchronized boolean add(StatementEvent event) {
		if (this.closed) {
			return false;
		}
		if (this.count > 0 && this.times == null) {
			this.times = times(this.totalNanos);
		}
		this.count++;
		this.weight++;
		this.errors += event.failed() ? 1 : 0;
		this.cancelled += event.cancelled() ? 1 : 0;
		this.rows += event.rows();
		this.totalNanos += event.durationNanos();
		this.maxNanos = Math.max(this.maxNanos, event.durationNanos());
		if (this.times != null) {
			this.times.recordValue(micros(event.durationNanos()));
		}
		if (this.count <= FIRST) {
			look(event);
		}
		return true;
	}

	private void look(StatementEvent event) {
		if (this.label == null) {
			String found = event.label();
			this.label = (found != null) ? StatementLabel.printable(found) : null;
		}
		if (this.callSite == null) {
			StatementOrigin origin = StatementOrigin.from(event.context());
			this.callSite = (origin != null) ? origin.callSite() : null;
		}
	}

	// What is merged has ended: it is not added to any more.
	synchronized void merge(Tally closed) {
		this.count += closed.count;
		this.errors += closed.errors;
		this.cancelled += closed.cancelled;
		this.rows += closed.rows;
		this.totalNanos += closed.totalNanos;
		this.maxNanos = Math.max(this.maxNanos, closed.maxNanos);
		if (this.times == null) {
			this.times = emptyTimes();
		}
		if (closed.times != null) {
			this.times.add(closed.times);
		}
		else if (closed.count > 0) {
			this.times.recordValue(micros(closed.totalNanos));
		}
	}

	synchronized Tally close() {
		this.closed = true;
		return this;
	}

	// How much it was used, what is long ago counting less.
	synchronized double age() {
		this.weight *= 0.99;
		return this.weight;
	}

	synchronized StatementFigures figures() {
		Histogram known = (this.times != null) ? this.times : times(this.totalNanos);
		long mean = (this.count > 0) ? this.totalNanos / this.count : 0;
		Duration max = Duration.ofNanos(this.maxNanos);
		return new StatementFigures(this.text, this.operation, this.label, this.callSite, this.count, this.errors,
				this.cancelled, this.rows, Duration.ofNanos(this.totalNanos),
				new StatementFigures.Times(Duration.ofNanos(mean), percentile(known, 50, max),
						percentile(known, 95, max), percentile(known, 99, max), max));
	}

	private static Duration percentile(Histogram times, double percentile, Duration max) {
		Duration value = Duration.of(times.getValueAtPercentile(percentile), ChronoUnit.MICROS);
		return (value.compareTo(max) < 0) ? value : max;
	}

	private static Histogram times(long nanos) {
		Histogram times = emptyTimes();
		times.recordValue(micros(nanos));
		return times;
	}

	private static Histogram emptyTimes() {
		Histogram times = new Histogram(1);
		times.setAutoResize(true);
		return times;
	}

	private static long micros(long nanos) {
		return Math.min(Math.max(0, nanos / 1000), LONGEST_MICROS);
	}

}
