package dev.covet.cache.json;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A value as a cache keeps it: the object itself if nobody can change it, else its bytes,
 * so that everybody gets one of their own.
 *
 * @since 0.1.0
 */
public final class StoredValue {

	private static final StoredValue NOTHING = new StoredValue(null, null, null, 0);

	private static final StoredValue PASSED = new StoredValue(null, null, null, 0);

	private final @Nullable ValueType type;

	private final @Nullable Object object;

	private final byte @Nullable [] json;

	private final int weight;

	StoredValue(@Nullable ValueType type, @Nullable Object object, byte @Nullable [] json, int weight) {
		this.type = type;
		this.object = object;
		this.json = json;
		this.weight = weight;
	}

	/**
	 * Return what is kept where there was no value.
	 * @return nothing, always the same
	 */
	public static StoredValue nothing() {
		return NOTHING;
	}

	/**
	 * Return what is kept where the value is too large, to be loaded by each caller.
	 * @return the mark, always the same
	 */
	public static StoredValue passed() {
		return PASSED;
	}

	/**
	 * Return whether the value isn't here, and is to be loaded by each caller.
	 * @return whether it is {@link #passed()}
	 */
	public boolean isPassed() {
		return this == PASSED;
	}

	/**
	 * Return whether a value is of a type.
	 * @param type the type
	 * @return whether it was stored as one of it, or can be taken for one
	 */
	public boolean isOf(ValueType type) {
		return this.type == null || this.type == type
				|| (this.object != null && !(this.object instanceof List<?>) && type.isInstance(this.object));
	}

	/**
	 * Return the value.
	 * @return the value, {@code null} for {@link #nothing()}; what can be changed is a
	 * new one for each call
	 */
	public @Nullable Object value() {
		byte[] json = this.json;
		return (json != null && this.type != null) ? this.type.read(json) : this.object;
	}

	@Nullable ValueType type() {
		return this.type;
	}

	byte @Nullable [] json() {
		return this.json;
	}

	@Nullable Object object() {
		return this.object;
	}

	int weight() {
		return this.weight;
	}

}
