package dev.covet.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * The meters of caches. Each has the tag {@code cache}, the name of the cache.
 */
enum CacheMeter implements MeterDocumentation {

	/** Callers that found a value, or not, by {@code tier} and {@code result}. */
	GETS("cache.gets", Meter.Type.COUNTER, null, "Callers that found a value in the tier, or not"),

	/** Values that were put into a tier. */
	PUTS("cache.puts", Meter.Type.COUNTER, null, "Values that were put into the tier"),

	/** Values that were thrown away for want of room or by age. */
	EVICTIONS("cache.evictions", Meter.Type.COUNTER, null, "Values thrown away for want of room or by age"),

	/** Values in this JVM. */
	SIZE("cache.size", Meter.Type.GAUGE, null, "Values in this JVM"),

	/** What they weigh. */
	BYTES("covet.cache.bytes", Meter.Type.GAUGE, "bytes", "What the values in this JVM weigh, estimated"),

	/** How long loads took. */
	LOAD("covet.cache.load", Meter.Type.TIMER, null, "Time that values took to be loaded"),

	/** Loads that failed. */
	LOAD_FAILURES("covet.cache.load.failures", Meter.Type.COUNTER, null, "Loads that ended with an error"),

	/** Callers that got what another one loaded. */
	JOINED("covet.cache.joined", Meter.Type.COUNTER, null, "Callers that got what another one's load brought"),

	/** Callers that read past the cache. */
	BYPASSED("covet.cache.bypassed", Meter.Type.COUNTER, null, "Callers that read past the cache"),

	/** Values older than a write. */
	INVALIDATIONS("covet.cache.invalidations", Meter.Type.COUNTER, null,
			"Values that were found to be older than a write"),

	/** Bytes that were no values. */
	UNREADABLE("covet.cache.unreadable", Meter.Type.COUNTER, null, "Bytes that could not be read as a value");

	private final String meterName;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	private final String description;

	CacheMeter(String meterName, Meter.Type type, @Nullable String baseUnit, String description) {
		this.meterName = meterName;
		this.type = type;
		this.baseUnit = baseUnit;
		this.description = description;
	}

	String description() {
		return this.description;
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

}
