package dev.covet.pool.fault;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a caller got, and when.
 */
record Answer(long asked, long answered, @Nullable Throwable error) {

	Duration time() {
		return Duration.ofNanos(this.answered - this.asked);
	}

}
