package dev.covet.statement;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatementEvent} and {@link StatementLabel}.
 */
class StatementEventTests {

	@Test
	void durationReturnsNanoseconds() {
		assertThat(event(Context.empty()).duration()).isEqualTo(Duration.ofMillis(2));
	}

	@Test
	void operationIsReadFromText() {
		assertThat(event(Context.empty()).operation()).isEqualTo(Operation.UPDATE);
	}

	@Test
	void labelWhenContextHasOneReturnsIt() {
		Context context = StatementLabel.put(StatementLabel.put(Context.empty(), "outer"), "inner");
		assertThat(event(context).label()).isEqualTo("inner");
	}

	@Test
	void labelWhenContextHasNoneReturnsNull() {
		assertThat(event(Context.empty()).label()).isNull();
	}

	@Test
	void toStringDoesNotShowContext() {
		assertThat(event(Context.of("token", "secret"))).asString()
			.isEqualTo("StatementEvent[UPDATE t SET a = $1, 2000000 ns, 3 rows, "
					+ "java.lang.IllegalStateException, cancelled, in transaction]");
	}

	private static StatementEvent event(Context context) {
		return new StatementEvent("UPDATE t SET a = $1", 2_000_000, 3, new IllegalStateException("private"), true, true,
				context);
	}

}
