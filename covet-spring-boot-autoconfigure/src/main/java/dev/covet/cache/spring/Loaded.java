package dev.covet.cache.spring;

import java.util.Objects;

import dev.covet.cache.json.StoredValue;
import org.jspecify.annotations.Nullable;

/**
 * What a caller's load gave, if it was this caller's that ran: the cache doesn't pass on
 * what it can't keep.
 *
 * @param <T> the type of the value
 */
final class Loaded<T> {

	private volatile boolean done;

	private volatile @Nullable T value;

	@SuppressWarnings("unchecked")
	static <T> Loaded<T> of(StoredValue stored) {
		Loaded<T> loaded = new Loaded<>();
		loaded.value = (T) stored.value();
		loaded.done = true;
		return loaded;
	}

	Loaded<T> value(T value) {
		this.value = value;
		this.done = true;
		return this;
	}

	Loaded<T> nothing() {
		this.done = true;
		return this;
	}

	boolean isDone() {
		return this.done;
	}

	@Nullable T get() {
		return this.value;
	}

	T required() {
		return Objects.requireNonNull(this.value);
	}

}
