package dev.covet.query.dialect;

import java.util.List;
import java.util.stream.LongStream;

import dev.covet.TestCovet;
import dev.covet.query.dialect.Shop.Item;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the dialect of H2.
 */
class H2DialectTests {

	@Nested
	class ConditionTests extends AbstractConditionDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.h2();
		}

	}

	@Nested
	class ExpressionTests extends AbstractExpressionDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.h2();
		}

	}

	@Nested
	class AggregateTests extends AbstractAggregateDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.h2();
		}

	}

	@Nested
	class AnnotationTests extends AbstractAnnotationDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.h2();
		}

	}

	@Nested
	class RowLockTests extends AbstractRowLockDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.h2();
		}

	}

	@Nested
	class ResultTests extends AbstractResultDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.h2();
		}

		@Override
		String numbersUpTo(int last) {
			return "SYSTEM_RANGE(1, " + last + ") AS n(x)";
		}

		@Override
		int statementsForManyKeys() {
			return 3;
		}

		@Test
		void filterWhenMoreValuesThanCanBeBoundIsAnError() {
			List<Long> ids = LongStream.range(0, 30_001).boxed().toList();
			assertThatIllegalArgumentException()
				.isThrownBy(() -> covet().await(items().filter(where(Item::id).in(ids)).all()))
				.withMessage("The query binds 30001 values, but one statement takes at most 30000 on H2: split it");
		}

	}

}
