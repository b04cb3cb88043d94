package dev.covet.cache.hunt;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * What goes wrong during a hunt.
 */
final class HuntFaults {

	/** Nothing. */
	static final StaleHunt.Faults NONE = (left) -> pause(Duration.ofMillis(100));

	private HuntFaults() {
	}

	static void pause(Duration duration) {
		Mono.delay(duration).block(duration.plusSeconds(30));
	}

}
