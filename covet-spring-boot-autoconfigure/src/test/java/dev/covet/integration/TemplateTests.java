package dev.covet.integration;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.covet.Covet;
import dev.covet.TestSchema;
import dev.covet.integration.Library.Author;
import dev.covet.integration.Library.Book;
import dev.covet.integration.Library.Branch;
import dev.covet.integration.Library.BranchId;
import dev.covet.integration.Library.Loose;
import dev.covet.integration.Library.Profile;
import dev.covet.integration.Library.Review;
import dev.covet.integration.Library.Tag;
import dev.covet.integration.Library.Visit;
import dev.covet.mapping.Many;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.r2dbc.config.EnableR2dbcAuditing;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.mapping.event.BeforeConvertCallback;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.data.relational.core.query.Update;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * Covet's entities through an unmodified {@link R2dbcEntityTemplate} and repositories, on
 * a real database.
 */
@SpringBootTest
class TemplateTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Autowired
	private R2dbcEntityTemplate template;

	@Autowired
	private BookRepository books;

	@Autowired
	private ReviewRepository reviews;

	@Autowired
	private AuthorRepository authors;

	@Autowired
	private DatabaseClient client;

	@Autowired
	private Covet covet;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		for (String property : TestSchema.create("template_tests", Library.DDL)) {
			String[] parts = property.split("=", 2);
			registry.add(parts[0], () -> parts[1]);
		}
	}

	@BeforeEach
	void empty() {
		get(this.client.sql("TRUNCATE " + String.join(", ", Library.TABLES) + " RESTART IDENTITY").then());
	}

	@Test
	void templateWhenItIsAskedForIsSpringDatas() {
		assertThat(this.template.getClass()).isEqualTo(R2dbcEntityTemplate.class);
	}

	@Test
	void insertWhenRecordHasToManyHandlesReturnsGeneratedIdAndKeepsHandles() {
		Author author = insert(Author.of("Ada"));
		assertThat(author.id()).isEqualTo(1L);
		assertThat(author.books()).isNotNull();
		Book book = insert(Book.of("Notes", Ref.to(author)));
		assertThat(book.id()).isEqualTo(1L);
		assertThat(book.author().get()).isSameAs(author);
		assertThat(column("book", "author_id")).containsExactly(1L);
	}

	@Test
	void insertWhenRefIsIdWritesIt() {
		Author author = insert(Author.of("Ada"));
		insert(Book.of("Notes", Ref.of(Author.class, author.id())));
		assertThat(column("book", "author_id")).containsExactly(1L);
	}

	@Test
	void insertWhenRefIsEmptyWritesNull() {
		insert(Book.of("Notes", Ref.empty()));
		assertThat(column("book", "author_id")).containsExactly((Object) null);
	}

	@Test
	void insertWhenRefIsNullWritesNull() {
		insert(Book.of("Notes", null));
		assertThat(column("book", "author_id")).containsExactly((Object) null);
	}

	@Test
	void insertWhenRefPointsAtUnsavedEntityIsRefused() {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> insert(Book.of("Notes", Ref.to(Author.of("Ada")))))
			.havingRootCause()
			.withMessageContaining("points at an entity without an id: save that first");
		assertThat(column("book", "id")).isEmpty();
	}

	@Test
	void insertWhenTypeIsNoEntityOfCovetWorksAsWithoutIt() {
		insert(new Loose("free"));
		assertThat(column("loose", "name")).containsExactly("free");
	}

	@Test
	void updateWhenRefChangesWritesIt() {
		Author ada = insert(Author.of("Ada"));
		Author bob = insert(Author.of("Bob"));
		Book book = insert(Book.of("Notes", Ref.to(ada)));
		Book changed = get(this.template.update(book.withAuthor(Ref.to(bob))));
		assertThat(column("book", "author_id")).containsExactly(2L);
		get(this.template.update(changed.withAuthor(Ref.empty())));
		assertThat(column("book", "author_id")).containsExactly((Object) null);
	}

	@Test
	void updateWhenByQueryTakesRefAsValue() {
		Author ada = insert(Author.of("Ada"));
		insert(Book.of("Notes", Ref.empty()));
		get(this.template.update(Query.query(Criteria.where("title").is("Notes")), Update.update("author", Ref.to(ada)),
				Book.class));
		assertThat(column("book", "author_id")).containsExactly(1L);
	}

	@Test
	void selectWhenCriteriaNameRefComparesIds() {
		Author ada = insert(Author.of("Ada"));
		insert(Book.of("Notes", Ref.to(ada)));
		insert(Book.of("Other", Ref.empty()));
		assertThat(titles(Criteria.where("author").is(Ref.to(ada)))).containsExactly("Notes");
		assertThat(titles(Criteria.where("author").is(ada.id()))).containsExactly("Notes");
		assertThat(titles(Criteria.where("author").in(Ref.to(ada), Ref.of(Author.class, 99L))))
			.containsExactly("Notes");
		assertThat(titles(Criteria.where("author").isNull())).containsExactly("Other");
	}

	@Test
	void selectWhenEntityIsRecordReadsHandles() {
		Author ada = insert(Author.of("Ada"));
		insert(Book.of("Notes", Ref.to(ada)));
		Book book = get(this.template.selectOne(Query.query(Criteria.where("id").is(1L)), Book.class));
		assertThat(book.author().isLoaded()).isFalse();
		assertThat(book.author().id()).isEqualTo(1L);
		assertThat(book.sequelOf().isEmpty()).isTrue();
		assertThat(get(book.author().load()).name()).isEqualTo("Ada");
		assertThat(book.author().get().name()).isEqualTo("Ada");
	}

	@Test
	void deleteWhenEntityHasHandlesDeletesIt() {
		Book book = insert(Book.of("Notes", Ref.empty()));
		assertThat(get(this.template.delete(book))).isEqualTo(book);
		assertThat(column("book", "id")).isEmpty();
	}

	@Test
	void projectionWhenItNamesRefReadsIt() {
		Author ada = insert(Author.of("Ada"));
		insert(Book.of("Notes", Ref.to(ada)));
		assertThat(get(this.template.select(Book.class).as(Titled.class).one()).title()).isEqualTo("Notes");
		BookView view = get(this.template.select(Book.class).as(BookView.class).one());
		assertThat(view.getTitle()).isEqualTo("Notes");
		assertThat(view.getAuthor().id()).isEqualTo(1L);
	}

	@Test
	void repositoryWhenSavingRecordInsertsThenUpdates() {
		Author ada = get(this.authors.save(Author.of("Ada")));
		Book saved = get(this.books.save(Book.of("Notes", Ref.to(ada))));
		assertThat(saved.version()).isZero();
		assertThat(saved.createdAt()).isNotNull();
		Book renamed = get(this.books.save(saved.withTitle("Sketches")));
		assertThat(renamed.version()).isEqualTo(1L);
		Book read = get(this.books.findById(saved.id()));
		assertThat(read.title()).isEqualTo("Sketches");
		assertThat(read.createdAt()).isCloseTo(saved.createdAt(), within(1, ChronoUnit.MILLIS));
		assertThat(read.changedAt()).isAfterOrEqualTo(read.createdAt());
		assertThat(read.author()).isEqualTo(Ref.to(ada));
	}

	@Test
	void repositoryWhenVersionIsOldRefuses() {
		Book saved = get(this.books.save(Book.of("Notes", Ref.empty())));
		get(this.books.save(saved.withTitle("first")));
		assertThatExceptionOfType(OptimisticLockingFailureException.class)
			.isThrownBy(() -> get(this.books.save(saved.withTitle("second"))));
		assertThat(column("book", "title")).containsExactly("first");
	}

	@Test
	void repositoryWhenSavingClassInsertsThenUpdates() {
		Author ada = get(this.authors.save(Author.of("Ada")));
		Book book = get(this.books.save(Book.of("Notes", Ref.to(ada))));
		Review review = new Review();
		review.text = "good";
		review.book = Ref.to(book);
		review.reviewerId = ada.id();
		Review saved = get(this.reviews.save(review));
		assertThat(saved.id).isEqualTo(1L);
		assertThat(saved.createdAt).isNotNull();
		saved.text = "better";
		get(this.reviews.save(saved));
		Review read = get(this.reviews.findById(1L));
		assertThat(read.text).isEqualTo("better");
		assertThat(read.version).isEqualTo(2);
		assertThat(read.book.id()).isEqualTo(1L);
		assertThat(get(read.book.load()).title()).isEqualTo("Notes");
		assertThat(read.reviewer.id()).isEqualTo(ada.id());
		assertThat(get(read.reviewer.load()).name()).isEqualTo("Ada");
		assertThat(read.plainReviewer).isNull();
	}

	@Test
	void repositoryWhenReviewHasNoBookAndNoReviewerReadsEmptyHandles() {
		Review review = new Review();
		review.text = "lost";
		get(this.reviews.save(review));
		Review read = get(this.reviews.findById(1L));
		assertThat(read.book.isEmpty()).isTrue();
		assertThat(read.reviewer.isEmpty()).isTrue();
		read.text = "found";
		assertThat(get(this.reviews.save(read)).text).isEqualTo("found");
	}

	@Test
	void repositoryWhenMethodIsDerivedFromRefComparesIds() {
		Author ada = get(this.authors.save(Author.of("Ada")));
		get(this.books.saveAll(List.of(Book.of("Notes", Ref.to(ada)), Book.of("Other", Ref.empty()))).then());
		assertThat(titles(this.books.findByAuthor(Ref.to(ada)))).containsExactly("Notes");
		assertThat(titles(this.books.findByAuthorIn(List.of(Ref.to(ada))))).containsExactly("Notes");
		assertThat(titles(this.books.findByAuthorIsNull())).containsExactly("Other");
		assertThat(get(this.books.countByAuthor(Ref.to(ada)))).isEqualTo(1L);
	}

	@Test
	void repositoryWhenEntitiesAreReadGivesHandlesThatLoad() {
		Author ada = get(this.authors.save(Author.of("Ada")));
		get(this.template.insert(new Profile(null, "Counts", Ref.to(ada))));
		Book notes = get(this.books.save(Book.of("Notes", Ref.to(ada))));
		Tag tag = get(this.template.insert(new Tag(null, "maths", Many.none())));
		get(this.client.sql("INSERT INTO book_tag VALUES (:book, :tag)")
			.bind("book", notes.id())
			.bind("tag", tag.id())
			.then());
		Author read = get(this.authors.findAll().single());
		assertThat(get(read.profile().load()).bio()).isEqualTo("Counts");
		List<Book> books = get(read.books().load().collectList());
		assertThat(books).extracting(Book::title).containsExactly("Notes");
		assertThat(read.books().list()).isEqualTo(books);
		Book book = get(this.books.findById(notes.id()));
		assertThat(get(book.tags().load().collectList())).extracting(Tag::name).containsExactly("maths");
		assertThat(get(book.sequelOf().load().hasElement())).isFalse();
		assertThat(get(book.reviews().load().hasElements())).isFalse();
	}

	@Test
	void templateWhenIdHasTwoColumnsReadsHandlesThatLoad() {
		get(this.template.insert(new Branch(new BranchId("Oslo", 3), "Harbour", Many.none())));
		get(this.template.insert(new Visit(null, new BranchId("Oslo", 3), Ref.empty(), "Ada")));
		get(this.template.insert(new Visit(null, null, Ref.empty(), "Bob")));
		Branch branch = get(this.template.select(Branch.class).one());
		assertThat(get(branch.visits().load().collectList())).extracting(Visit::guest).containsExactly("Ada");
		List<Visit> visits = get(this.template.select(Visit.class).all().collectList());
		assertThat(visits).filteredOn((visit) -> visit.guest().equals("Ada"))
			.singleElement()
			.satisfies((visit) -> assertThat(get(visit.at().load()).name()).isEqualTo("Harbour"));
		assertThat(visits).filteredOn((visit) -> visit.guest().equals("Bob"))
			.singleElement()
			.satisfies((visit) -> assertThat(visit.at().isEmpty()).isTrue());
	}

	@Test
	void covetWhenRowsAreWrittenByTemplateReadsThemEqual() {
		Author ada = insert(Author.of("Ada"));
		Book book = insert(Book.of("Notes", Ref.to(ada)));
		Book byTemplate = get(this.template.select(Book.class).one());
		Book byCovet = get(this.covet.objects(Book.class).get(book.id()));
		assertThat(byCovet).isEqualTo(byTemplate);
		assertThat(get(this.books.save(byCovet.withTitle("Changed"))).version()).isEqualTo(1L);
	}

	@Test
	void saveWhenRecordIsMadeAnewGivesItHandlesThatLoad() {
		Author ada = get(this.authors.save(Author.of("Ada")));
		assertThat(get(ada.books().load().hasElements())).isFalse();
		Book book = get(this.books.save(Book.of("Notes", Ref.of(Author.class, ada.id()))));
		assertThat(get(book.author().load()).name()).isEqualTo("Ada");
		assertThat(get(book.tags().load().hasElements())).isFalse();
	}

	@Test
	void saveWhenClassHasLoadedHandlesKeepsThem() {
		Book book = get(this.books.save(Book.of("Notes", null)));
		Review review = new Review();
		review.book = Ref.to(book);
		Ref<Book> before = review.book;
		assertThat(get(this.reviews.save(review)).book).isSameAs(before);
		assertThat(review.book.get()).isSameAs(book);
	}

	@Test
	void callbackWhenApplicationChangesEntityBeforeConversionIsHeard() {
		insert(new Tag(null, "  Maths ", Many.none()));
		assertThat(column("tag", "name")).containsExactly("maths");
	}

	private <T> T insert(T entity) {
		return get(this.template.insert(entity));
	}

	private List<String> titles(Criteria criteria) {
		return titles(this.template.select(Query.query(criteria), Book.class));
	}

	private static List<String> titles(Flux<Book> books) {
		return get(books.map(Book::title).collectList());
	}

	private List<Object> column(String table, String column) {
		return this.client.sql("SELECT " + column + " AS c FROM " + table + " ORDER BY 1")
			.fetch()
			.all()
			.collectList()
			.block(TIMEOUT)
			.stream()
			.map((row) -> row.get("c"))
			.toList();
	}

	private static <T> T get(Mono<T> mono) {
		return mono.block(TIMEOUT);
	}

	record Titled(String title) {
	}

	interface BookView {

		String getTitle();

		Ref<Author> getAuthor();

	}

	interface BookRepository extends ReactiveCrudRepository<Book, Long> {

		Flux<Book> findByAuthor(Ref<Author> author);

		Flux<Book> findByAuthorIn(List<Ref<Author>> authors);

		Flux<Book> findByAuthorIsNull();

		Mono<Long> countByAuthor(Ref<Author> author);

	}

	interface ReviewRepository extends ReactiveCrudRepository<Review, Long> {

	}

	interface AuthorRepository extends ReactiveCrudRepository<Author, Long> {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableR2dbcAuditing
	@EnableR2dbcRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*TemplateTests.*Repository"))
	static class Application {

		@Bean
		TagNames tagNames() {
			return new TagNames();
		}

	}

	static class TagNames implements BeforeConvertCallback<Tag> {

		@Override
		public Publisher<Tag> onBeforeConvert(Tag tag, SqlIdentifier table) {
			return Mono.just(new Tag(tag.id(), tag.name().strip().toLowerCase(java.util.Locale.ROOT), tag.books()));
		}

	}

}
