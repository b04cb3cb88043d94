package dev.covet.profile;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.covet.statement.StatementEvent;
import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestProfile}.
 */
class RequestProfileTests {

	private final AtomicLong clock = new AtomicLong(-50);

	@Test
	void fromWhenContextHasNoneReturnsNull() {
		assertThat(RequestProfile.from(Context.empty())).isNull();
	}

	@Test
	void fromReturnsInnermost() {
		RequestProfile outer = RequestProfile.start(Context.empty());
		Context context = outer.putInto(Context.empty());
		RequestProfile inner = RequestProfile.start(context);
		assertThat(RequestProfile.from(context)).isSameAs(outer);
		assertThat(RequestProfile.from(inner.putInto(context))).isSameAs(inner);
	}

	@Test
	void totalTimeRunsFromStart() {
		RequestProfile profile = RequestProfile.start(Context.empty(), this.clock::get);
		this.clock.addAndGet(2_000_000);
		assertThat(profile.totalTime()).isEqualTo(Duration.ofMillis(2));
		this.clock.addAndGet(1_000_000);
		assertThat(profile.totalTime()).isEqualTo(Duration.ofMillis(3));
	}

	@Test
	void databaseTimeAddsUpStatementsThatRanAtTheSameTime() {
		RequestProfile profile = RequestProfile.start(Context.empty(), this.clock::get);
		profile.add(new StatementEvent("SELECT 1", 3_000_000, 1, null, false, false, Context.empty()));
		profile.add(new StatementEvent("SELECT 2", 4_000_000, 1, null, false, false, Context.empty()));
		this.clock.addAndGet(4_000_000);
		assertThat(profile).hasToString("2 queries, 7 ms of 4 ms");
	}

}
