package dev.covet.actuate;

import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;

/**
 * {@link PoolHealthIndicator} for reactive applications, which need no thread of their
 * own for it.
 *
 * @since 0.1.0
 */
public final class ReactivePoolHealthIndicator implements ReactiveHealthIndicator {

	private final PoolHealthIndicator figures;

	/**
	 * Create an indicator.
	 * @param figures reads the figures
	 */
	public ReactivePoolHealthIndicator(PoolHealthIndicator figures) {
		this.figures = figures;
	}

	@Override
	public Mono<Health> health() {
		return Mono.fromSupplier(this.figures::health);
	}

}
