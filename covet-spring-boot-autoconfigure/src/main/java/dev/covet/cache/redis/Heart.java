package dev.covet.cache.redis;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.lettuce.core.RedisCommandExecutionException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.NestedExceptionUtils;

/**
 * What the store does by itself, again and again: connect, pay what is owed, say that
 * this node is there, and listen.
 */
final class Heart {

	private static final Log logger = LogFactory.getLog(Heart.class);

	// After so many, the connection may lead nowhere, or to a server that others have
	// left
	private static final int MOST_FAILURES = 3;

	// Names are looked up and several servers tried, each of them bounded as a rule
	private static final int CONNECT_STEPS = 20;

	private final Links links;

	private final Debts debts;

	private final Generation generation;

	private final Raises raises;

	private final Health health;

	private final Listening listening;

	private final long patienceNanos;

	private final Duration longest;

	private final Duration longestPayment;

	private int failures;

	private boolean failing;

	Heart(Links links, Debts debts, Generation generation, Raises raises, Health health, Listening listening,
			RedisStoreSettings settings) {
		this.links = links;
		this.debts = debts;
		this.generation = generation;
		this.raises = raises;
		this.health = health;
		this.listening = listening;
		this.patienceNanos = settings.patience().toNanos();
		this.longest = settings.connectTimeout().multipliedBy(CONNECT_STEPS);
		this.longestPayment = settings.connectTimeout().plus(settings.commandTimeout().multipliedBy(3));
	}

	Mono<Void> beat() {
		return this.links.ensure()
			.then(this.generation.pay())
			.then(Mono.defer(this.raises::beat))
			.timeout(this.longest)
			.doOnSuccess((done) -> answered())
			.doOnError(this::failed)
			.then(Mono.defer(this::listen));
	}

	// A beat at once after a subscription, to hear it
	private Mono<Void> listen() {
		this.listening.leaveSilent(this.patienceNanos);
		return this.listening.ensure()
			.flatMap((fresh) -> fresh ? this.raises.beat() : Mono.empty())
			.timeout(this.longest)
			.doOnError((ex) -> logger.debug("The cache can't listen to Redis yet", ex))
			.onErrorComplete();
	}

	// Nobody else knows of the debt. The connection may be what made it
	void payAtLast() {
		if (!this.debts.isGenerationOwed()) {
			return;
		}
		try {
			Mono<Void> pay = this.links.ensure().then(this.generation.pay());
			pay.onErrorResume((ex) -> Mono.fromRunnable(this.links::lost).then(pay))
				.timeout(this.longestPayment)
				.onErrorComplete()
				.block(this.longestPayment.multipliedBy(2));
		}
		catch (RuntimeException ex) {
			// On a thread that must not wait
		}
	}

	private void answered() {
		this.failures = 0;
		this.health.answered();
		if (this.failing) {
			this.failing = false;
			logger.info("The cache uses Redis again");
		}
	}

	private void failed(Throwable ex) {
		this.failures++;
		if (this.failures >= MOST_FAILURES || isReadOnly(ex)) {
			this.failures = 0;
			this.links.lost();
		}
		if (!this.failing) {
			this.failing = true;
			logger.warn("The cache can't use Redis, and nothing in this JVM is kept until it can: " + reason(ex));
		}
	}

	private static String reason(Throwable ex) {
		if (ex instanceof TimeoutException) {
			return "it does not answer";
		}
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		return (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
	}

	// Of a master that has become a replica
	private static boolean isReadOnly(Throwable ex) {
		return ex instanceof RedisCommandExecutionException && String.valueOf(ex.getMessage()).contains("READONLY");
	}

}
