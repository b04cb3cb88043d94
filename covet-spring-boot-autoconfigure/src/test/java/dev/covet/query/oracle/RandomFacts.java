package dev.covet.query.oracle;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

import dev.covet.query.oracle.Facts.OwnerFact;
import dev.covet.query.oracle.Facts.PartFact;
import dev.covet.query.oracle.Facts.ThingFact;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Values and rows by chance, of few values each, so that comparisons meet.
 */
final class RandomFacts {

	// Wildcards, both cases, a blank that may stand at the end, and an accent.
	private static final List<String> LETTERS = List.of("a", "A", "b", "B", "%", "_", "\\", " ", "é");

	private static final LocalDateTime MOMENT = LocalDateTime.of(2024, 2, 28, 23, 59, 59, 999_999_000);

	private RandomFacts() {
	}

	static Arbitrary<String> texts() {
		return Arbitraries.of(LETTERS).list().ofMaxSize(3).map((letters) -> String.join("", letters));
	}

	// Texts that every collation puts in the same order.
	static Arbitrary<String> codes() {
		return Arbitraries.strings().withChars('a', 'b').ofMinLength(1).ofMaxLength(2);
	}

	static Arbitrary<Integer> numbers() {
		return Arbitraries.integers().between(-1, 3);
	}

	static Arbitrary<Long> bigNumbers() {
		return Arbitraries.of(-1L, 0L, 5_000_000_000L, Long.MAX_VALUE);
	}

	static Arbitrary<BigDecimal> amounts() {
		return Arbitraries.of("-0.25", "0.00", "0.10", "1.50", "12345678.99").map(BigDecimal::new);
	}

	static Arbitrary<LocalDateTime> moments() {
		return Arbitraries.of(MOMENT, MOMENT.plusNanos(1000), MOMENT.plusSeconds(1), MOMENT.plusYears(1));
	}

	static Arbitrary<Boolean> flags() {
		return Arbitraries.of(true, false);
	}

	// Of owners or things; the last ones may not be there.
	static Arbitrary<Long> ids() {
		return Arbitraries.longs().between(1, 4);
	}

	static Arbitrary<Facts> facts() {
		Arbitrary<OwnerFact> owners = Combinators.combine(texts().injectNull(0.2), numbers().injectNull(0.3))
			.as(OwnerFact::new);
		Arbitrary<ThingFact> things = Combinators
			.combine(texts().injectNull(0.2), codes(), numbers().injectNull(0.2), bigNumbers(), flags().injectNull(0.3),
					amounts().injectNull(0.3), moments().injectNull(0.3))
			.flatAs((name, code, small, big, flag, amount, moment) -> Combinators
				.combine(ids().injectNull(0.3), Arbitraries.of(1, 2, 3).set().ofMaxSize(3))
				.as((owner, tags) -> new ThingFact(name, code, small, big, flag, amount, moment, owner,
						List.copyOf(tags))));
		Arbitrary<PartFact> parts = Combinators
			.combine(texts().injectNull(0.2), numbers().injectNull(0.3), ids().injectNull(0.2))
			.as(PartFact::new);
		return Combinators.combine(owners.list().ofMaxSize(4), things.list().ofMaxSize(12), parts.list().ofMaxSize(10))
			.as(Facts::new);
	}

}
