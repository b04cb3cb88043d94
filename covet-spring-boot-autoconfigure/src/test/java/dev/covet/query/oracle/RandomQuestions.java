package dev.covet.query.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.covet.query.oracle.Comparison.Kind;
import dev.covet.query.oracle.Question.Sort;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Queries by chance.
 */
final class RandomQuestions {

	private static final List<Kind> VALUES = List.of(Kind.EQ, Kind.NE, Kind.GT, Kind.GTE, Kind.LT, Kind.LTE,
			Kind.BETWEEN, Kind.IN, Kind.NULL, Kind.NOT_NULL);

	private static final List<Kind> KEYS = List.of(Kind.EQ, Kind.NE, Kind.IN, Kind.NULL, Kind.NOT_NULL);

	private static final List<Kind> TEXTS = Arrays.stream(Kind.values())
		.filter((kind) -> kind.ordinal() >= Kind.BETWEEN.ordinal() + 1 || kind == Kind.EQ || kind == Kind.NE)
		.filter((kind) -> kind != Kind.LIKE && kind != Kind.LIKE_IGNORE_CASE)
		.toList();

	private static final Arbitrary<String> PATTERNS = Arbitraries.of("a", "B", "%", "_", "\\%", "\\_", "\\\\", "é", " ")
		.list()
		.ofMaxSize(4)
		.map((parts) -> String.join("", parts));

	private RandomQuestions() {
	}

	static Arbitrary<Question> questions() {
		Arbitrary<Claim> claims = claims(3);
		return Combinators
			.combine(claims, claims.injectNull(0.7), sorts().list().ofMaxSize(3), Arbitraries.of(true, false),
					Arbitraries.integers().between(0, 6).injectNull(0.5),
					Arbitraries.integers().between(0, 4).injectNull(0.6))
			.as(Question::new);
	}

	private static Arbitrary<Sort> sorts() {
		Arbitrary<Boolean> either = Arbitraries.of(true, false);
		Arbitrary<Sort> whole = Combinators.combine(Arbitraries.of("code", "big"), either, either.injectNull(0.6))
			.as(Sort::new);
		Arbitrary<Sort> nullable = Combinators
			.combine(Arbitraries.of("small", "flag", "amount", "moment", "owner.grade"), either, either)
			.as(Sort::new);
		return Arbitraries.frequencyOf(Tuple.of(1, whole), Tuple.of(2, nullable));
	}

	private static Arbitrary<Claim> claims(int depth) {
		if (depth == 0) {
			return leaves();
		}
		Arbitrary<Claim> inner = claims(depth - 1);
		Arbitrary<List<Claim>> several = inner.list().ofMinSize(1).ofMaxSize(3);
		return Arbitraries.frequencyOf(Tuple.of(2, leaves()), Tuple.of(1, several.map(Claim.All::new)),
				Tuple.of(1, several.map(Claim.Some::new)), Tuple.of(1, inner.map(Claim.Complement::new)));
	}

	private static Arbitrary<Claim> leaves() {
		Arbitrary<Comparison> parts = Arbitraries.oneOf(comparisons("width", VALUES, RandomFacts.numbers()),
				texts("label"));
		List<Arbitrary<? extends Claim>> all = new ArrayList<>(List.of(
				comparisons("small", VALUES, RandomFacts.numbers()),
				comparisons("big", VALUES, RandomFacts.bigNumbers()), comparisons("flag", KEYS, RandomFacts.flags()),
				comparisons("amount", VALUES, RandomFacts.amounts()),
				comparisons("moment", VALUES, RandomFacts.moments()), comparisons("code", VALUES, RandomFacts.codes()),
				comparisons("owner", KEYS, RandomFacts.ids()),
				comparisons("owner.grade", VALUES, RandomFacts.numbers()), texts("name"), texts("name"),
				texts("owner.name")));
		all.add(parts.injectNull(0.2).map((test) -> new Claim.Exists("parts", test)));
		all.add(Arbitraries.oneOf(texts("name"), comparisons("id", VALUES, RandomFacts.ids()))
			.injectNull(0.2)
			.map((test) -> new Claim.Exists("tags", test)));
		all.add(comparisons("small", VALUES, RandomFacts.numbers()).injectNull(0.2)
			.map((test) -> new Claim.Exists("owner.things", test)));
		return Arbitraries.oneOf(all.stream().map((claims) -> claims.map((claim) -> (Claim) claim)).toList());
	}

	private static Arbitrary<Comparison> texts(String path) {
		Arbitrary<Comparison> patterns = Combinators.combine(Arbitraries.of(Kind.LIKE, Kind.LIKE_IGNORE_CASE), PATTERNS)
			.as((kind, pattern) -> new Comparison(path, kind, List.of(pattern)));
		return Arbitraries.frequencyOf(Tuple.of(4, comparisons(path, TEXTS, RandomFacts.texts())),
				Tuple.of(1, patterns));
	}

	private static Arbitrary<Comparison> comparisons(String path, List<Kind> kinds, Arbitrary<?> values) {
		return Arbitraries.of(kinds).flatMap((kind) -> switch (kind) {
			case NULL, NOT_NULL -> Arbitraries.just(new Comparison(path, kind, List.of()));
			case IN -> values.list().ofMaxSize(3).map((some) -> new Comparison(path, kind, some));
			default -> values.list().ofSize(2).map((two) -> new Comparison(path, kind, two));
		});
	}

}
