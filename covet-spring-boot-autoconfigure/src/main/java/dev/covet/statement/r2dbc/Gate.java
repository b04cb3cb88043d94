package dev.covet.statement.r2dbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where those who read a result of a write wait until it is told.
 */
final class Gate {

	private final List<HeldReading<?>> readings = new CopyOnWriteArrayList<>();

	private volatile boolean open;

	boolean isOpen() {
		return this.open;
	}

	boolean isRead() {
		return !this.readings.isEmpty();
	}

	void enter(HeldReading<?> reading) {
		this.readings.add(reading);
	}

	void open() {
		if (!this.open) {
			this.open = true;
			this.readings.forEach(HeldReading::drain);
		}
	}

}
