package dev.covet.query.existing;

import dev.covet.TestCovet;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.AccessType;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Transient;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the shapes that entity classes come in, each over the same table.
 */
class EntityShapeTests {

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.covet = TestCovet.of(Bean.class, Chosen.class, Made.class, Withered.class, Accessed.class, Author.class)
			.postgresql(EntityShapeTests.class)
			.execute("CREATE TABLE author (id bigint PRIMARY KEY, name text)", """
					CREATE TABLE doc (id bigint PRIMARY KEY, title text, author_id bigint,
						length int GENERATED ALWAYS AS (char_length(title)) STORED)""",
					"INSERT INTO author VALUES (1, 'Ann')", "INSERT INTO doc VALUES (10, 'first', 1)");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void getWhenNoArgumentConstructorSetsFields() {
		Bean bean = this.covet.await(this.covet.objects(Bean.class).selectRelated(Bean::getAuthor).get(10L));
		assertThat(bean.getTitle()).isEqualTo("first");
		assertThat(bean.getAuthor().get().name()).isEqualTo("Ann");
		assertThat(bean.untouched).isEqualTo("kept");
		bean.setTitle("second");
		this.covet.await(this.covet.template().update(bean));
		assertThat(this.covet.await(this.covet.objects(Bean.class).get(10L)).getTitle()).isEqualTo("second");
	}

	@Test
	void getWhenCreatorIsChosenCallsThatConstructor() {
		Chosen chosen = this.covet.await(this.covet.objects(Chosen.class).get(10L));
		assertThat(chosen.title).isEqualTo("chosen first");
		assertThat(this.covet.await(chosen.author.load()).name()).isEqualTo("Ann");
	}

	@Test
	void getWhenConstructorIsPrivateCallsTheFactory() {
		Made made = this.covet.await(this.covet.objects(Made.class).filter(where("title").eq("first")).get());
		assertThat(made.title).isEqualTo("made first");
		assertThat(made.length).isEqualTo(5);
	}

	@Test
	void getWhenFieldsAreFinalUsesWithers() {
		Withered withered = this.covet.await(this.covet.objects(Withered.class).get(10L));
		assertThat(withered.id).isEqualTo(10L);
		assertThat(withered.title).isEqualTo("first");
		assertThat(withered.length).isEqualTo(5);
	}

	@Test
	void getWhenAccessIsByPropertyCallsTheSetter() {
		Accessed accessed = this.covet.await(this.covet.objects(Accessed.class).get(10L));
		assertThat(accessed.getTitle()).isEqualTo("set first");
	}

	@Test
	void updateWhenPropertyIsReadOnlyWritesTheOthers() {
		Bean bean = this.covet.await(this.covet.objects(Bean.class).get(10L));
		assertThat(bean.length).isEqualTo(5);
		bean.setTitle("longer title");
		this.covet.await(this.covet.template().update(bean));
		assertThat(this.covet.await(this.covet.objects(Bean.class).filter(where("length").eq(12)).get()).length)
			.isEqualTo(12);
	}

	@Table("doc")
	static class Bean {

		@Id
		private Long id;

		private String title;

		private Ref<Author> author;

		@ReadOnlyProperty
		private Integer length;

		@Transient
		private String untouched = "kept";

		Long getId() {
			return this.id;
		}

		String getTitle() {
			return this.title;
		}

		void setTitle(String title) {
			this.title = title;
		}

		Ref<Author> getAuthor() {
			return this.author;
		}

	}

	@Table("doc")
	static class Chosen {

		@Id
		private Long id;

		private final String title;

		private Ref<Author> author;

		Chosen(Long id, String title, Ref<Author> author) {
			throw new IllegalStateException("the other constructor is the one");
		}

		@PersistenceCreator
		Chosen(String title) {
			this.title = "chosen " + title;
		}

	}

	@Table("doc")
	static final class Made {

		@Id
		private Long id;

		private final String title;

		private int length;

		private Made(String title) {
			this.title = title;
		}

		@PersistenceCreator
		static Made of(String title) {
			return new Made("made " + title);
		}

	}

	@Table("doc")
	static class Withered {

		@Id
		private final Long id;

		private final String title;

		private final int length;

		@PersistenceCreator
		Withered(String title) {
			this(null, title, 0);
		}

		private Withered(Long id, String title, int length) {
			this.id = id;
			this.title = title;
			this.length = length;
		}

		Withered withId(Long id) {
			return new Withered(id, this.title, this.length);
		}

		Withered withLength(int length) {
			return new Withered(this.id, this.title, length);
		}

	}

	@Table("doc")
	@AccessType(AccessType.Type.PROPERTY)
	public static class Accessed {

		@Id
		private Long id;

		private String title;

		public Long getId() {
			return this.id;
		}

		public void setId(Long id) {
			this.id = id;
		}

		public String getTitle() {
			return this.title;
		}

		public void setTitle(String title) {
			this.title = "set " + title;
		}

	}

	record Author(@Id Long id, String name) {
	}

}
