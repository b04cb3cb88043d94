package dev.covet.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for clearing a region with very many values while others read: 200,000 of them,
 * or as many as {@code covet.cache.keys} says.
 */
class MillionKeysTests {

	private static final Log logger = LogFactory.getLog(MillionKeysTests.class);

	private static final Duration LONG = Duration.ofMinutes(2);

	private static final String FILL = """
			for i = tonumber(ARGV[1]), tonumber(ARGV[2]) do
			  redis.call('SET', 't:v:many:' .. i, 'some value of a size that is not unusual for a row')
			end""";

	private final int keys = Integer.getInteger("covet.cache.keys", 200_000);

	@AutoClose
	private final RedisServerProcess server = RedisServerProcess.start();

	@AutoClose
	private final TestStore sweeper = TestStore.at(this.server.port());

	@AutoClose
	private final TestStore prober = TestStore.at(this.server.port());

	@Test
	void clearWhenThereAreVeryManyValuesHardlySlowsReads() {
		for (int from = 1; from <= this.keys; from += 50_000) {
			this.server.call("EVAL", FILL, "0", Integer.toString(from),
					Integer.toString(Math.min(this.keys, from + 49_999)));
		}
		this.prober.put("probe", "one");
		probe(CompletableFuture.completedFuture(0L), 2000);
		long idle = median(probe(CompletableFuture.completedFuture(0L), 2000));
		long begun = System.nanoTime();
		CompletableFuture<Long> clearing = this.sweeper.store().clear("many:").toFuture();
		List<Long> probes = probe(clearing, 1);
		Duration took = Duration.ofNanos(System.nanoTime() - begun);
		long busy = median(probes);
		logger.info("%d keys cleared in %d ms; a read took %d us before and %d us meanwhile (%d reads, longest %d us)"
			.formatted(this.keys, took.toMillis(), idle / 1000, busy / 1000, probes.size(),
					probes.get(probes.size() - 1) / 1000));
		assertThat(clearing.join()).isEqualTo(this.keys);
		assertThat(busy).as("median while %d us is that of an idle server", idle / 1000)
			.isLessThan(idle * 5 + 1_000_000);
		assertThat(this.prober.text("probe")).isEqualTo("one");
	}

	// For as long as something lasts, and so many times at least
	private List<Long> probe(CompletableFuture<Long> lasting, int atLeast) {
		List<Long> nanos = new ArrayList<>();
		long end = System.nanoTime() + LONG.toNanos();
		while ((!lasting.isDone() || nanos.size() < atLeast) && System.nanoTime() < end) {
			long begun = System.nanoTime();
			assertThat(this.prober.text("probe")).isEqualTo("one");
			nanos.add(System.nanoTime() - begun);
		}
		nanos.sort(null);
		return nanos;
	}

	private static long median(List<Long> sorted) {
		return sorted.get(sorted.size() / 2);
	}

}
