package dev.covet.statement;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.util.context.Context;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StatementListener} and {@link StatementListeners}.
 */
@ExtendWith(OutputCaptureExtension.class)
class StatementListenersTests {

	private static final StatementEvent EVENT = new StatementEvent("SELECT 1", 1, 1, null, false, false,
			Context.empty());

	@Test
	void compositeWhenThereIsNothingToTellReturnsNone() {
		assertThat(StatementListener.composite(List.of())).isSameAs(StatementListener.none());
		assertThat(StatementListener.composite(List.of(StatementListener.none()))).isSameAs(StatementListener.none());
	}

	@Test
	void compositeWhenGivenOneCompositeReturnsIt() {
		StatementListener composite = StatementListener.composite(List.of((event) -> {
		}));
		assertThat(StatementListener.composite(List.of(composite))).isSameAs(composite);
	}

	@Test
	void onStatementTellsAllInOrder() {
		List<String> told = new ArrayList<>();
		StatementListener.composite(List.of((event) -> told.add("first"), (event) -> told.add("second")))
			.onStatement(EVENT);
		assertThat(told).containsExactly("first", "second");
	}

	@Test
	void onStatementWhenListenerThrowsTellsTheOthersAndLogsOnce(CapturedOutput output) {
		List<StatementEvent> told = new ArrayList<>();
		StatementListener composite = StatementListener
			.composite(List.<StatementListener>of(new Failing(), new Failing(), told::add));
		composite.onStatement(EVENT);
		composite.onStatement(EVENT);
		assertThat(told).hasSize(2);
		assertThat(output.getAll()).containsOnlyOnce("Statement listener " + Failing.class.getName() + " failed");
	}

	static class Failing implements StatementListener {

		@Override
		public void onStatement(StatementEvent event) {
			throw new AssertionError("broken");
		}

	}

}
