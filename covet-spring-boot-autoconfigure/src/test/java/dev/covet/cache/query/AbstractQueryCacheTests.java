package dev.covet.cache.query;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.covet.TestCovet;
import dev.covet.cache.Tag;
import dev.covet.cache.query.Questions.Question;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the query cache does on every database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractQueryCacheTests {

	private CachedCovet covet;

	abstract TestCovet start(TestCovet.Settings settings);

	@BeforeAll
	void fill() {
		this.covet = new CachedCovet(this::start, Market.settings());
		Market.fill(this.covet.covet());
	}

	@BeforeEach
	void clear() {
		this.covet.regions().clear();
	}

	@AfterAll
	void close() {
		this.covet.close();
	}

	static Collection<Question> questions() {
		return Questions.all().values();
	}

	@ParameterizedTest
	@MethodSource("questions")
	void queryWhenAskedAgainSendsNothingAndGivesTheSame(Question question) {
		String expected = CachedCovet.json(this.covet.awaitUncached(question.ask(this.covet)));
		assertThat(CachedCovet.json(this.covet.await(question.ask(this.covet)))).isEqualTo(expected);
		assertThat(this.covet.statements(question.ask(this.covet))).isZero();
		assertThat(CachedCovet.json(this.covet.await(question.ask(this.covet)))).isEqualTo(expected);
		assertThat(this.covet.regions().travel()).isPositive();
		assertThat(this.covet.statements(question.ask(this.covet))).isZero();
		assertThat(CachedCovet.json(this.covet.await(question.ask(this.covet)))).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("questions")
	void queryWhenATableOfItIsWrittenToIsSentAgain(Question question) {
		for (String table : question.tables()) {
			this.covet.await(question.ask(this.covet));
			assertThat(this.covet.statements(question.ask(this.covet))).isZero();
			this.covet.wrote(table);
			assertThat(this.covet.statements(question.ask(this.covet))).as(table).isPositive();
		}
		this.covet.wrote("elsewhere");
		assertThat(this.covet.statements(question.ask(this.covet))).isZero();
		Set<String> asked = this.covet.regions()
			.asked()
			.stream()
			.flatMap(Collection::stream)
			.map(Tag::table)
			.collect(Collectors.toSet());
		assertThat(asked).containsExactlyInAnyOrderElementsOf(question.tables());
	}

	@ParameterizedTest
	@MethodSource("questions")
	void keyWhenQueryDiffersDiffers(Question question) {
		this.covet.await(question.ask(this.covet));
		List<String> own = List.copyOf(this.covet.regions().texts());
		this.covet.regions().forget();
		questions().stream()
			.filter((other) -> !other.name().equals(question.name()) && !sharesStatement(other, question))
			.forEach((other) -> this.covet.await(other.ask(this.covet)));
		assertThat(own).isNotEmpty().allMatch((text) -> text.matches("[0-9a-f]{64}"));
		assertThat(this.covet.regions().texts()).doesNotContain(own.get(0));
	}

	// The same statement for the rows, with other prefetches or another reader.
	private static boolean sharesStatement(Question first, Question second) {
		Set<String> alike = Set.of("all", "prefetch", "narrowed prefetch", "named prefetch");
		return alike.contains(first.name()) && alike.contains(second.name());
	}

}
