package dev.covet.profile.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.covet.statement.MaskedSql;
import dev.covet.statement.Operation;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import dev.covet.statement.StatementShape;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Asks the database for the plans of statements that were slow, after they have ended and
 * so many times an hour at most.
 * <p>
 * Only a {@code SELECT} without literals is asked about, each once: what is sent to the
 * database holds no value of the application's, and runs nothing. Safe for use by many
 * threads.
 *
 * @since 0.1.0
 */
public final class SlowPlans implements StatementListener {

	private static final Log logger = LogFactory.getLog(SlowPlans.class);

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final int CAPACITY = 100;

	private final long thresholdNanos;

	private final int perHour;

	private final Function<String, Mono<String>> explain;

	private final Clock clock;

	private final Map<String, SlowPlan> plans = new LinkedHashMap<>();

	private final Deque<Instant> asked = new ArrayDeque<>();

	/**
	 * Create an empty record.
	 * @param threshold the longest time that a statement may take without being asked
	 * about
	 * @param perHour how often the database is asked in an hour at most
	 * @param explain asks it, for the plan of a text with placeholders
	 * @param clock tells the time
	 */
	public SlowPlans(Duration threshold, int perHour, Function<String, Mono<String>> explain, Clock clock) {
		this.thresholdNanos = threshold.toNanos();
		this.perHour = perHour;
		this.explain = explain;
		this.clock = clock;
	}

	@Override
	public void onStatement(StatementEvent event) {
		if (event.durationNanos() > this.thresholdNanos && !event.failed() && isExplainable(event.sql())
				&& isAllowed(event.sql())) {
			this.explain.apply(event.sql())
				.timeout(TIMEOUT)
				.subscribe((plan) -> put(new SlowPlan(event.sql(), event.duration(), plan, this.clock.instant())),
						(ex) -> logger.debug("No plan for " + event.sql(), ex));
		}
	}

	// What masking changes has a literal, or a comment that may hold one
	private static boolean isExplainable(String sql) {
		String plain = sql.strip().replaceAll("\\s+", " ");
		StatementShape shape = StatementShape.of(sql);
		return shape.operation() == Operation.SELECT && shape.table() != null && !plain.contains(";")
				&& MaskedSql.of(sql).equals(plain);
	}

	private synchronized boolean isAllowed(String sql) {
		Instant now = this.clock.instant();
		while (!this.asked.isEmpty() && this.asked.peek().plus(HOUR).isBefore(now)) {
			this.asked.poll();
		}
		if (this.plans.containsKey(sql) || this.plans.size() >= CAPACITY || this.asked.size() >= this.perHour) {
			return false;
		}
		this.asked.add(now);
		return true;
	}

	private synchronized void put(SlowPlan plan) {
		this.plans.put(plan.text(), plan);
	}

	/**
	 * Return the plans so far.
	 * @return the plans in the order in which they came, 100 at most
	 */
	public synchronized List<SlowPlan> plans() {
		return List.copyOf(this.plans.values());
	}

	/**
	 * Forget the plans, so that they are asked for again.
	 */
	public synchronized void reset() {
		this.plans.clear();
	}

}
