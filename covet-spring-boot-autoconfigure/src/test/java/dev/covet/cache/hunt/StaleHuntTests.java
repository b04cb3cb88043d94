package dev.covet.cache.hunt;

import java.time.Duration;
import java.util.List;

import dev.covet.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody reads what is older than a write that had ended.
 */
class StaleHuntTests {

	@Test
	void readsWhenOneNodeWritesInEveryWayAreNeverOlder() {
		TestDatabase.database("hunt", HuntSchema.SQL);
		Ledger ledger = new Ledger(null);
		try (HuntNode node = HuntNode.start(0, 1, HuntNode.Whole.class, "covet.cache.redis.enabled=false")) {
			new StaleHunt(List.of(node), ledger, System.nanoTime()).run(Duration.ofSeconds(10), HuntFaults.NONE);
			System.out.println(ledger.reads() + " reads, " + ledger.writes() + " writes, " + node.figures());
			assertThat(ledger.violations()).isEmpty();
			assertThat(node.hits()).isPositive();
		}
	}

}
