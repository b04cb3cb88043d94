package dev.covet.query.oracle;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.query.QuerySet;
import dev.covet.query.oracle.World.Thing;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database answers random queries over random rows as plain objects in memory do.
 */
abstract class AbstractOracleTests {

	private TestCovet covet;

	abstract TestCovet start(TestCovet.Settings settings);

	// The type of a column for a moment without a time zone.
	String momentType() {
		return "TIMESTAMP(6)";
	}

	@BeforeProperty
	void start() {
		this.covet = start(World.settings());
		World.createTables(this.covet, momentType());
	}

	@AfterProperty
	void close() {
		this.covet.close();
	}

	@Provide
	Arbitrary<Facts> facts() {
		return RandomFacts.facts();
	}

	@Provide
	Arbitrary<List<Question>> questions() {
		return RandomQuestions.questions().list().ofMinSize(1).ofMaxSize(20);
	}

	@Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
	void queryWhenRandomAnswersAsObjectsInMemory(@ForAll("facts") Facts facts,
			@ForAll("questions") List<Question> questions) {
		facts.store(this.covet);
		List<Subject> subjects = facts.subjects();
		for (Question question : questions) {
			check(question, subjects);
		}
	}

	private void check(Question question, List<Subject> subjects) {
		List<Long> expected = question.answer(subjects);
		QuerySet<Thing> query = question.query(this.covet.objects(Thing.class));
		this.covet.forgetStatements();
		List<Thing> things = this.covet.await(query.all());
		assertThat(things).as(() -> question + "\n" + this.covet.statements())
			.extracting(Thing::id)
			.containsExactlyElementsOf(expected);
		assertThat(this.covet.await(query.count())).as(question::toString).isEqualTo(expected.size());
		assertThat(this.covet.await(query.exists())).as(question::toString).isEqualTo(!expected.isEmpty());
		assertThat(this.covet.statements()).hasSize(3);
	}

}
