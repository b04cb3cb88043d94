package dev.covet.query.existing;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for entities that inherit their id and relations from a generic class.
 */
class InheritedEntityTests {

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.covet = TestCovet.of(Document.class, Author.class)
			.postgresql(InheritedEntityTests.class)
			.execute("CREATE TABLE author (id bigint PRIMARY KEY, name text)",
					"CREATE TABLE doc (id bigint PRIMARY KEY, title text, author_id bigint)",
					"INSERT INTO author VALUES (1, 'Ann')", "INSERT INTO doc VALUES (10, 'first', 1)");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void getWhenSuperclassIsGenericReadsInheritedFields() {
		Document document = this.covet.await(this.covet.objects(Document.class).selectRelated("author").get(10L));
		assertThat(document.id).isEqualTo(10L);
		assertThat(document.author.get().name()).isEqualTo("Ann");
		assertThat(document.title).isEqualTo("first");
		assertThat(this.covet.await(this.covet.objects(Document.class)
			.filter(where(Document::getId).in(10L), where("author.name").eq("Ann"))
			.count())).isOne();
		assertThat(this.covet.await(this.covet.objects(Document.class).inBulk(List.of(10L))).keySet())
			.containsExactly(10L);
		assertThat(Ref.to(document).id()).isEqualTo(10L);
		assertThat(Ref.idType(Document.class)).isEqualTo(Long.class);
	}

	@Test
	void prefetchRelatedWhenChildInheritsFillsThem() {
		Author author = this.covet.await(this.covet.objects(Author.class).prefetchRelated(Author::docs).get(1L));
		assertThat(author.docs().list()).extracting((document) -> document.title).containsExactly("first");
	}

	abstract static class Identified<I> {

		@Id
		protected I id;

		I getId() {
			return this.id;
		}

	}

	abstract static class Owned<I, O> extends Identified<I> {

		protected Ref<O> author;

	}

	@Table("doc")
	static class Document extends Owned<Long, Author> {

		private String title;

	}

	record Author(@Id Long id, String name, @OneToMany(mappedBy = "author") Many<Document> docs) {
	}

}
