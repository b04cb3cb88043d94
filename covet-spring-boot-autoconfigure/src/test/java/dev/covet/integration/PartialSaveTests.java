package dev.covet.integration;

import java.time.Duration;

import dev.covet.Covet;
import dev.covet.TestSchema;
import dev.covet.integration.Library.Author;
import dev.covet.integration.Library.Book;
import dev.covet.integration.Library.Review;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.r2dbc.config.EnableR2dbcAuditing;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;
import org.springframework.data.relational.core.query.Query;
import org.springframework.data.relational.core.query.Update;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An entity that was read with {@code only()} or {@code defer()} can't be written over by
 * accident.
 */
@SpringBootTest
class PartialSaveTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Autowired
	private R2dbcEntityTemplate template;

	@Autowired
	private ReviewRepository reviews;

	@Autowired
	private Covet covet;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		for (String property : TestSchema.create("partial_save_tests", Library.DDL)) {
			String[] parts = property.split("=", 2);
			registry.add(parts[0], () -> parts[1]);
		}
	}

	@BeforeEach
	void fill() {
		get(this.template.getDatabaseClient()
			.sql("TRUNCATE " + String.join(", ", Library.TABLES) + " RESTART IDENTITY")
			.then());
		Author ada = get(this.template.insert(Author.of("Ada")));
		get(this.template.insert(Book.of("Notes", Ref.to(ada))));
		Review review = new Review();
		review.text = "good";
		review.reviewerId = ada.id();
		get(this.template.insert(review));
	}

	@Test
	void saveWhenClassWasReadInPartIsRefused() {
		Review review = get(this.covet.objects(Review.class).only("text", "version").get());
		review.text = "changed";
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> get(this.reviews.save(review)))
			.withMessageStartingWith("Review [1] was read without book, reviewerId, createdAt, ")
			.withMessageContaining("read it whole, without only() or defer(), before it is saved");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> get(this.template.update(review)));
		assertThat(get(this.reviews.findById(1L)).reviewerId).isEqualTo(1L);
	}

	@Test
	void saveWhenRecordWasReadInPartIsRefused() {
		Book book = get(this.covet.objects(Book.class).defer("pages", "author").get());
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> get(this.template.update(book)))
			.withMessageStartingWith("Book [1] was read without pages, author, ");
	}

	@Test
	void saveWhenCopyOfRecordLacksColumnsIsRefused() {
		Book book = get(this.covet.objects(Book.class).defer("createdAt").get());
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> get(this.template.update(book.withTitle("Changed"))))
			.withMessageStartingWith("Book [1] was read without createdAt, ");
	}

	@Test
	void saveWhenCopyOfRecordIsCompletedWorks() {
		Book book = get(this.covet.objects(Book.class).defer("author").get());
		Book saved = get(this.template.update(book.withAuthor(Ref.of(Author.class, 1L))));
		assertThat(saved.version()).isEqualTo(1L);
	}

	@Test
	void saveWhenOtherEntityTakesOverHandleWorks() {
		Book book = get(this.covet.objects(Book.class).only("author").get());
		Book other = get(this.template.insert(Book.of("Other", book.author())));
		assertThat(other.author().id()).isEqualTo(1L);
	}

	@Test
	void saveWhenEqualEntityWasReadWholeWorks() {
		Author part = get(this.covet.objects(Author.class).only("id").get());
		Author same = new Author(part.id(), null, part.books(), part.profile());
		assertThat(same).isEqualTo(part);
		Review whole = get(this.covet.objects(Review.class).get());
		Review partial = get(this.covet.objects(Review.class).only("version").get());
		whole.text = "changed";
		assertThat(get(this.reviews.save(whole)).text).isEqualTo("changed");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> get(this.reviews.save(partial)));
	}

	@Test
	void saveWhenPrefetchReadInPartIsRefused() {
		Author author = get(this.covet.objects(Author.class)
			.prefetch(Author::books, (books) -> books.only("title", "author"))
			.get());
		Book book = author.books().list().get(0);
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> get(this.template.update(book)));
		assertThat(get(this.template.update(author))).isNotNull();
	}

	@Test
	void saveWhenAllColumnsWereNamedWorks() {
		Book book = get(this.covet.objects(Book.class)
			.only("title", "pages", "author", "sequelOf", "createdAt", "changedAt", "version")
			.get());
		assertThat(get(this.template.update(book.withTitle("Changed"))).title()).isEqualTo("Changed");
	}

	@Test
	void updateByQueryAndDeleteWhenEntityWasReadInPartWork() {
		Review review = get(this.covet.objects(Review.class).only("version").get());
		get(this.template.update(Query.empty(), Update.update("text", "single"), Review.class));
		assertThat(get(this.reviews.findById(1L)).text).isEqualTo("single");
		get(this.reviews.delete(review).thenReturn(true));
		assertThat(get(this.reviews.count())).isZero();
	}

	private static <T> T get(Mono<T> mono) {
		return mono.block(TIMEOUT);
	}

	interface ReviewRepository extends ReactiveCrudRepository<Review, Long> {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableR2dbcAuditing
	@EnableR2dbcRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*PartialSaveTests.*Repository"))
	static class Application {

	}

}
