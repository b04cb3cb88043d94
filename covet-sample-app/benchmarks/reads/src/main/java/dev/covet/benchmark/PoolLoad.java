package dev.covet.benchmark;

import java.time.Duration;
import java.util.Map;

import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolRecommendation;
import dev.covet.pool.PoolStatus;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * What pools that are too small or too large cost: the same users, one pool of R2DBC and
 * one of JDBC, each at three sizes.
 */
final class PoolLoad {

	/** How many users ask at the same time, each again as soon as it is answered. */
	static final int USERS = 64;

	private static final Duration WARM_UP = Duration.ofSeconds(4);

	private static final Duration MEASURED = Duration.ofSeconds(10);

	private final Database.Address database;

	PoolLoad(Database.Address database) {
		this.database = database;
	}

	String asMarkdown() throws InterruptedException {
		StringBuilder table = new StringBuilder("""

				%d users, each asking again as soon as it is answered, for %d seconds.

				| load | pool | size | requests/s | p50 | p95 | longest | waiting for a connection, p95 | held, p95 | recommended |
				|---|---|---|---|---|---|---|---|---|---|
				""".formatted(USERS, MEASURED.toSeconds()));
		for (PoolUse use : PoolUse.values()) {
			for (ManagedPool.Kind kind : ManagedPool.Kind.values()) {
				for (int size : new int[] { 2, 10, 60 }) {
					String row = measure(use, kind, size);
					System.out.print(row);
					table.append(row);
				}
			}
		}
		return table.toString();
	}

	private String measure(PoolUse use, ManagedPool.Kind kind, int size) throws InterruptedException {
		try (ConfigurableApplicationContext context = SpringContexts.open(this.database,
				Map.of("covet.query.slow-threshold", "", "covet.pool.size", String.valueOf(size), "covet.pool.max-overflow", "0",
						"covet.pool.jdbc.enabled", "true", "spring.datasource.url", this.database.jdbcUrl()))) {
			PoolUsers users = PoolUsers.of(kind, context, use);
			users.run(WARM_UP);
			PoolUsers.Answers answers = users.run(MEASURED);
			ManagedPool pool = context.getBeansOfType(ManagedPool.class)
				.values()
				.stream()
				.filter((candidate) -> candidate.getKind() == kind)
				.findFirst()
				.orElseThrow();
			PoolStatus status = pool.status();
			return "| %s | %s | %d | %.0f | %s | %s | %s | %s | %s | %s |%n".formatted(use.title(), kind, size,
					answers.perSecond(), millis(answers.p50()), millis(answers.p95()), millis(answers.longest()),
					millis(status.acquire().p95()), millis(status.held().p95()), recommended(status));
		}
	}

	private static String recommended(PoolStatus status) {
		PoolRecommendation recommendation = PoolRecommendation.of(status);
		return (recommendation != null) ? String.valueOf(recommendation.size()) : "-";
	}

	private static String millis(Duration duration) {
		return "%.1f ms".formatted(duration.toNanos() / 1e6);
	}

}
