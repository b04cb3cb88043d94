package dev.covet.query.existing;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.query.QuerySet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys that the application converts: lists of them are bound as what the converter makes
 * of them.
 */
class ConvertedKeyTests {

	private static final UUID ANN = new UUID(0, 1);

	private static final UUID BOB = new UUID(0, 2);

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = TestCovet.of(Person.class, Letter.class)
			.converters(new UuidToString(), new StringToUuid(), new PostcodeToLong(), new LongToPostcode())
			.postgresql(ConvertedKeyTests.class)
			.execute("CREATE TABLE people (id varchar PRIMARY KEY, postcode bigint)",
					"CREATE TABLE letters (id bigint PRIMARY KEY, person_id varchar)");
		covet.await(covet.template().insert(new Person(ANN, new Postcode(10115), Many.of(List.of()))));
		covet.await(covet.template().insert(new Person(BOB, new Postcode(53111), Many.of(List.of()))));
		covet.await(covet.template().insert(new Letter(1L, Ref.of(Person.class, ANN))));
		covet.await(covet.template().insert(new Letter(2L, Ref.of(Person.class, BOB))));
	}

	@BeforeEach
	void forget() {
		covet.forgetStatements();
	}

	private QuerySet<Person> people() {
		return covet.objects(Person.class);
	}

	@Test
	void filterWhenAListOfKeysIsConvertedBindsThatAsAnArray() {
		assertThat(covet.await(people().filter(where(Person::id).in(ANN, new UUID(9, 9))).count())).isOne();
		assertThat(covet.await(people().inBulk(List.of(ANN, BOB))).keySet()).isEqualTo(Set.of(ANN, BOB));
		assertThat(covet.statements()).allMatch((sql) -> sql.contains("\"id\" = ANY($1)"));
	}

	@Test
	void filterWhenAListOfAnotherTypeIsConvertedToNumbersBindsThoseAsAnArray() {
		assertThat(covet.await(people().filter(where(Person::postcode).in(new Postcode(53111), new Postcode(1))).one()))
			.extracting(Person::id)
			.isEqualTo(BOB);
		assertThat(covet.statements()).allMatch((sql) -> sql.contains("\"postcode\" = ANY($1)"));
	}

	@Test
	void prefetchWhenKeysAreConvertedFindsTheRows() {
		List<Person> read = covet.await(people().prefetchRelated(Person::letters).orderBy("id").list());
		assertThat(read).extracting((person) -> person.letters().list().get(0).id()).containsExactly(1L, 2L);
		List<Letter> letters = covet
			.await(covet.objects(Letter.class).prefetchRelated(Letter::person).orderBy("id").list());
		assertThat(letters).extracting((letter) -> letter.person().get().id()).containsExactly(ANN, BOB);
		assertThat(covet.statements()).hasSize(4);
	}

	record Postcode(long number) {
	}

	@Table("people")
	record Person(@Id UUID id, Postcode postcode, @OneToMany(mappedBy = "person") Many<Letter> letters) {
	}

	@Table("letters")
	record Letter(@Id Long id, Ref<Person> person) {
	}

	@WritingConverter
	private static final class UuidToString implements Converter<UUID, String> {

		@Override
		public String convert(UUID id) {
			return id.toString();
		}

	}

	@ReadingConverter
	private static final class StringToUuid implements Converter<String, UUID> {

		@Override
		public UUID convert(String text) {
			return UUID.fromString(text);
		}

	}

	@WritingConverter
	private static final class PostcodeToLong implements Converter<Postcode, Long> {

		@Override
		public Long convert(Postcode postcode) {
			return postcode.number();
		}

	}

	@ReadingConverter
	private static final class LongToPostcode implements Converter<Long, Postcode> {

		@Override
		public Postcode convert(Long number) {
			return new Postcode(number);
		}

	}

}
