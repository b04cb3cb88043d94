package dev.covet.cache.spring;

import org.jspecify.annotations.Nullable;

/**
 * Something that a thread knows while it is within a body.
 *
 * @param <V> the type of what it knows
 */
final class ThreadScope<V> {

	private final ThreadLocal<@Nullable V> value = new ThreadLocal<>();

	@Nullable V get() {
		return this.value.get();
	}

	<T> @Nullable T within(@Nullable V known, Body<T> body) throws Throwable {
		V before = this.value.get();
		set(known);
		try {
			return body.run();
		}
		finally {
			set(before);
		}
	}

	private void set(@Nullable V known) {
		if (known != null) {
			this.value.set(known);
		}
		else {
			this.value.remove();
		}
	}

	/**
	 * What is done within the scope.
	 *
	 * @param <T> what it returns
	 */
	@FunctionalInterface
	interface Body<T> {

		@Nullable T run() throws Throwable;

	}

}
