package dev.covet.query.dialect;

import java.util.List;
import java.util.stream.IntStream;

import dev.covet.TestCovet;
import dev.covet.query.dialect.Shop.Sale;
import dev.covet.query.dialect.Shop.StoreKey;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the dialect of MariaDB.
 */
class MariaDbDialectTests {

	@Nested
	class ConditionTests extends AbstractConditionDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.mariadb(MariaDbDialectTests.class);
		}

	}

	@Nested
	class ExpressionTests extends AbstractExpressionDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.mariadb(MariaDbDialectTests.class);
		}

	}

	@Nested
	class AggregateTests extends AbstractAggregateDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.mariadb(MariaDbDialectTests.class);
		}

	}

	@Nested
	class AnnotationTests extends AbstractAnnotationDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.mariadb(MariaDbDialectTests.class);
		}

	}

	@Nested
	class RowLockTests extends AbstractRowLockDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.mariadb(MariaDbDialectTests.class);
		}

	}

	@Nested
	class ResultTests extends AbstractResultDialectTests {

		@Override
		TestCovet start(TestCovet.Settings settings) {
			return settings.mariadb(MariaDbDialectTests.class);
		}

		@Override
		String numbersUpTo(int last) {
			return "(SELECT seq AS x FROM seq_1_to_" + last + ") AS n";
		}

		@Override
		int statementsForManyKeys() {
			return 3;
		}

		@Test
		void filterWhenMoreValuesThanCanBeBoundIsAnError() {
			List<StoreKey> keys = IntStream.range(0, 33_000).mapToObj((i) -> new StoreKey("Bonn", i)).toList();
			assertThatIllegalArgumentException()
				.isThrownBy(() -> covet().await(covet().objects(Sale.class).filter(where("store").in(keys)).all()))
				.withMessage("The query binds 66000 values, but one statement takes at most 65535 on MariaDB: "
						+ "split it");
		}

	}

}
