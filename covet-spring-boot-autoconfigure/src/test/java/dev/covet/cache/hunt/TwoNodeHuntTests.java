package dev.covet.cache.hunt;

import java.time.Duration;
import java.util.List;

import dev.covet.TestDatabase;
import dev.covet.cache.redis.RedisServerProcess;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two nodes share a Redis, and what one writes ends what the other keeps.
 */
class TwoNodeHuntTests {

	private static final Log logger = LogFactory.getLog(TwoNodeHuntTests.class);

	private static final Duration LATENCY = Duration.ofSeconds(1);

	@AutoClose
	private final RedisServerProcess redis = RedisServerProcess.start();

	private final long seed = Long.getLong("covet.hunt.seed", System.nanoTime());

	@Test
	void readsWhenNothingGoesWrongAreNotOlderThanTheLatency() {
		Ledger ledger = hunt(LATENCY, HuntFaults.NONE);
		assertThat(ledger.violations()).as("seed %d", this.seed).isEmpty();
	}

	@Test
	void readsWhenRedisFailsAreNotOlderThanTheNodesOwnWrites() {
		Ledger ledger = hunt(null, new RedisFaults(this.redis, this.seed));
		assertThat(ledger.violations()).as("seed %d", this.seed).isEmpty();
	}

	private Ledger hunt(@Nullable Duration latency, StaleHunt.Faults faults) {
		Duration duration = Duration.ofSeconds(Long.getLong("covet.hunt.seconds", 15));
		TestDatabase.database("hunt", HuntSchema.SQL);
		Ledger ledger = new Ledger(latency);
		try (HuntNode first = HuntNode.start(0, this.redis.port(), null);
				HuntNode second = HuntNode.start(1, this.redis.port(), null)) {
			new StaleHunt(List.of(first, second), ledger, this.seed).run(duration, faults);
			logger.info("%d reads, %d writes, %s, %s".formatted(ledger.reads(), ledger.writes(), first.figures(),
					second.figures()));
			assertThat(first.hits()).isPositive();
			assertThat(second.hits()).isPositive();
		}
		return ledger;
	}

}
