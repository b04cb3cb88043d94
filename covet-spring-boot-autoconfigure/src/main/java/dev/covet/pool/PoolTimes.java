package dev.covet.pool;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/**
 * Durations of the last one to two minutes: of this minute and the one before. Safe for
 * use by many threads, of constant size.
 *
 * @since 0.1.0
 */
public final class PoolTimes {

	private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

	private static final long LONGEST = TimeUnit.HOURS.toMicros(1);

	private final LongSupplier nanoTime;

	private volatile Window window;

	/**
	 * Create an empty record.
	 * @param nanoTime a clock, as {@link System#nanoTime()}
	 */
	public PoolTimes(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.window = new Window(nanoTime.getAsLong(), histogram(), histogram(), 0);
	}

	/**
	 * Add a duration.
	 * @param nanos the duration in nanoseconds
	 */
	public void record(long nanos) {
		current().now.recordValue(Math.min(Math.max(0, nanos / 1000), LONGEST));
	}

	/**
	 * Return what was added lately.
	 * @return the times
	 */
	public PoolStatus.Times times() {
		Window current = current();
		Histogram all = new Histogram(LONGEST, 2);
		all.add(current.before);
		all.add(current.now);
		long nanos = this.nanoTime.getAsLong() - current.start + current.beforeNanos;
		if (all.getTotalCount() == 0 || nanos <= 0) {
			return PoolStatus.Times.NONE;
		}
		return new PoolStatus.Times(all.getTotalCount(), all.getTotalCount() * 1e9 / nanos,
				micros(all.getValueAtPercentile(50)), micros(all.getValueAtPercentile(95)), micros(all.getMaxValue()));
	}

	private Window current() {
		Window current = this.window;
		return (this.nanoTime.getAsLong() - current.start < MINUTE) ? current : turn();
	}

	private synchronized Window turn() {
		Window old = this.window;
		long now = this.nanoTime.getAsLong();
		if (now - old.start >= MINUTE) {
			boolean recent = now - old.start < 2 * MINUTE;
			this.window = new Window(now, histogram(), recent ? old.now : histogram(), recent ? now - old.start : 0);
		}
		return this.window;
	}

	private static AtomicHistogram histogram() {
		return new AtomicHistogram(LONGEST, 2);
	}

	private static Duration micros(long micros) {
		return Duration.of(micros, ChronoUnit.MICROS);
	}

	private record Window(long start, AtomicHistogram now, AtomicHistogram before, long beforeNanos) {
	}

}
