package dev.covet.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * The meters of pools. Each has the tag {@code name}, the name of the pool.
 */
enum PoolMeter implements MeterDocumentation {

	/** How long callers waited for a connection, or until the timeout. */
	ACQUIRE("covet.pool.acquire", Meter.Type.TIMER, null),

	/** How long connections were held. */
	HELD("covet.pool.held", Meter.Type.TIMER, null),

	/** Connections that are open above the size. */
	OVERFLOW("covet.pool.overflow", Meter.Type.GAUGE, "connections"),

	/** Callers that got no connection within the timeout. */
	TIMEOUTS("covet.pool.timeouts", Meter.Type.COUNTER, "callers"),

	/** Connections that were opened. */
	CREATED("covet.pool.created", Meter.Type.COUNTER, "connections"),

	/** Connections that were closed; the tag {@code reason} says why. */
	CLOSED("covet.pool.closed", Meter.Type.COUNTER, "connections");

	private final String meterName;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	PoolMeter(String meterName, Meter.Type type, @Nullable String baseUnit) {
		this.meterName = meterName;
		this.type = type;
		this.baseUnit = baseUnit;
	}

	@Override
	public String getName() {
		return this.meterName;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

	@Override
	public @Nullable String getBaseUnit() {
		return this.baseUnit;
	}

	@Override
	public KeyName[] getKeyNames() {
		return (this == CLOSED) ? new KeyName[] { Key.NAME, Key.REASON } : new KeyName[] { Key.NAME };
	}

	/**
	 * The tags.
	 */
	enum Key implements KeyName {

		/** The name of the pool: that of the bean that gives its connections. */
		NAME("name"),

		/** Why a connection was closed, in lower case. */
		REASON("reason");

		private final String key;

		Key(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
