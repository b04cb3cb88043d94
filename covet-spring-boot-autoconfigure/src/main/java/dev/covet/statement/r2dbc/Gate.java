package dev.covet.statement.r2dbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * Where those who read a result of a write wait until it is told.
 */
final class Gate {

	private final HeldResults results;

	private final List<HeldReading<?>> readings = new CopyOnWriteArrayList<>();

	private volatile boolean open;

	Gate(HeldResults results) {
		this.results = results;
	}

	boolean isOpen() {
		return this.open;
	}

	boolean isRead() {
		return !this.readings.isEmpty();
	}

	void enter(HeldReading<?> reading) {
		this.readings.add(reading);
		this.results.readingBegun();
	}

	void open() {
		if (!this.open) {
			this.open = true;
			this.readings.forEach(HeldReading::drain);
		}
	}

	void ended(@Nullable Throwable error) {
		this.results.readingEnded(this, error);
	}

	void left() {
		this.results.readingLeft(this);
	}

}
