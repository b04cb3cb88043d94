package dev.covet.cache.hunt;

import java.time.Duration;
import java.util.List;

import dev.covet.TestDatabase;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody reads what is older than a write that had ended. Twenty seconds, or as many as
 * {@code covet.hunt.seconds} says.
 */
class StaleHuntTests {

	private static final Log logger = LogFactory.getLog(StaleHuntTests.class);

	private static final String[] ALONE = { "covet.cache.redis.enabled=false" };

	private final long seed = Long.getLong("covet.hunt.seed", System.nanoTime());

	@Test
	void readsWhenANodeWritesInEveryWayAreNeverOlder() {
		Ledger ledger = hunt(null, Duration.ofSeconds(Long.getLong("covet.hunt.seconds", 20)));
		assertThat(ledger.violations()).as("seed %d", this.seed).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Breakage.class)
	void readsWhenARuleIsBrokenAreFoundToBeOlder(Breakage breakage) {
		assertThat(hunt(breakage, Duration.ofSeconds(30)).violations()).as("seed %d", this.seed).isNotEmpty();
	}

	private Ledger hunt(@Nullable Breakage breakage, Duration duration) {
		TestDatabase.database("hunt", HuntSchema.SQL);
		Ledger ledger = new Ledger(null);
		try (HuntNode node = HuntNode.start(0, 1, breakage, ALONE)) {
			new StaleHunt(List.of(node), ledger, this.seed).run(duration, HuntFaults.NONE);
			logger.info("%d reads, %d writes, %d hits, %s".formatted(ledger.reads(), ledger.writes(), node.hits(),
					node.figures()));
			assertThat(node.hits()).isPositive();
		}
		return ledger;
	}

}
