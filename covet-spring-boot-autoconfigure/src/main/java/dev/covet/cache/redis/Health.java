package dev.covet.cache.redis;

import java.time.Duration;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.lettuce.core.RedisCommandExecutionException;

/**
 * Whether the store may be asked.
 */
// Nobody who asks for a value ever tries whether a store that failed is back: that would
// cost the command timeout each time. The pulse does, and closes the breaker. What the
// server answers with an error costs no time, so the breaker does not count it. It opens
// soon: when it was wrong, the pulse closes it within milliseconds.
final class Health {

	private final CircuitBreaker breaker = CircuitBreaker.of("covet-cache-redis",
			CircuitBreakerConfig.custom()
				.slidingWindowType(SlidingWindowType.COUNT_BASED)
				.slidingWindowSize(4)
				.minimumNumberOfCalls(2)
				.failureRateThreshold(50)
				.waitDurationInOpenState(Duration.ofDays(1))
				.ignoreExceptions(NotConnectedException.class, RedisCommandExecutionException.class)
				.build());

	private final Debts debts;

	Health(Debts debts) {
		this.debts = debts;
	}

	CircuitBreaker breaker() {
		return this.breaker;
	}

	void onBreakerOpen(Runnable action) {
		this.breaker.getEventPublisher().onStateTransition((event) -> {
			if (event.getStateTransition().getToState() == State.OPEN) {
				action.run();
			}
		});
	}

	boolean isUsable(Links links) {
		return this.debts.isPaid() && canSend(links);
	}

	// Also with debts: what is raised while these are paid is raised
	boolean canSend(Links links) {
		return links.current() != null && this.breaker.getState() == State.CLOSED;
	}

	void answered() {
		if (this.breaker.getState() != State.CLOSED) {
			this.breaker.transitionToClosedState();
		}
	}

}
