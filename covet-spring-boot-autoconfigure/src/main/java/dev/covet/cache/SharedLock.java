package dev.covet.cache;

import reactor.core.publisher.Mono;

/**
 * The right to be the one of all nodes that loads a value.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SharedLock {

	/**
	 * Let go of it.
	 * @return completes when others can have it, or it could not be told
	 */
	Mono<Void> release();

}
