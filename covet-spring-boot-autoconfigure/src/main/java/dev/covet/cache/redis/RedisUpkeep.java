package dev.covet.cache.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What happens in the background, on a thread that may wait: connecting, paying what is
 * owed, and beats that show that this node can be heard.
 */
final class RedisUpkeep {

	private static final Log logger = LogFactory.getLog(RedisUpkeep.class);

	private final Scheduler scheduler = Schedulers.newBoundedElastic(1, 8, "covet-redis", 60, true);

	private final RedisLink link;

	private final RedisStamps stamps;

	private final Debt debt;

	private final RedisHearing hearing;

	private final RedisSubscription subscription;

	private final Duration patience;

	RedisUpkeep(RedisLink link, RedisStamps stamps, Debt debt, RedisHearing hearing, RedisSubscription subscription,
			Duration patience) {
		this.link = link;
		this.stamps = stamps;
		this.debt = debt;
		this.hearing = hearing;
		this.subscription = subscription;
		this.patience = patience;
	}

	void start(Duration heartbeat) {
		this.scheduler.schedulePeriodically(this::tick, 0, heartbeat.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void tick() {
		try {
			this.link.connect();
			long amount = this.debt.amount();
			if (this.debt.isOpen()) {
				await(this.stamps.renew());
				this.debt.pay(amount);
			}
			await(this.stamps.beat());
		}
		catch (RuntimeException ex) {
			logger.debug("Redis can't be used", ex);
		}
		try {
			listen();
		}
		catch (RuntimeException ex) {
			logger.debug("Redis can't be listened to", ex);
		}
	}

	private void listen() {
		if (this.hearing.isSilent() || !this.subscription.isRunning()) {
			this.hearing.lose();
			this.subscription.begin();
			this.hearing.begin();
		}
	}

	private void await(Mono<Void> command) {
		command.block(this.patience);
	}

	void stop() {
		this.scheduler.dispose();
		this.subscription.end();
	}

}
