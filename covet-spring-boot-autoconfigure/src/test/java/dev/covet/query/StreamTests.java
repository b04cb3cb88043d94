package dev.covet.query;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Results that are read chunk by chunk.
 */
class StreamTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(StreamTests.class);
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	@Test
	void streamWhenFourRowsAreReadInChunksOfTwoWithPrefetchTakesThreeStatements() {
		List<Book> books = covet
			.await(covet.objects(Book.class).prefetchRelated(Book::authors).orderBy("id").stream(2));
		assertThat(books).extracting((book) -> book.authors().list().stream().map(Author::name).sorted().toList())
			.containsExactly(List.of("Ada", "Bo"), List.of("Bo"), List.of("Ada", "Cy"), List.of());
		assertThat(covet.statements()).hasSize(3);
	}

	@Test
	void streamWhenNothingIsPrefetchedTakesOneStatement() {
		List<Book> books = covet
			.await(covet.objects(Book.class).selectRelated(Book::publisher).orderBy("id").stream(3));
		assertThat(books).extracting((book) -> book.publisher().get().name())
			.containsExactly("Aurora", "Aurora", "Bamboo", "Cloud");
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void streamWhenAskedForOneRowReadsNoMoreThanAChunkOfParents() {
		StepVerifier.create(covet.objects(Book.class).prefetchRelated(Book::authors).orderBy("id").stream(1), 1)
			.expectNextCount(1)
			.thenCancel()
			.verify(TestDatabase.TIMEOUT);
		Awaitility.await().atMost(TestDatabase.TIMEOUT).untilAsserted(() -> assertThat(covet.acquired()).isZero());
		assertThat(covet.statements().size()).isBetween(2, 3);
	}

	@Test
	void streamWhenOneRowIsKeptLetsGoOfTheOthers() {
		List<WeakReference<Book>> all = new ArrayList<>();
		Book kept = covet.await(covet.objects(Book.class)
			.selectRelated(Book::publisher)
			.prefetchRelated(Book::authors)
			.orderBy("id")
			.stream(1)
			.doOnNext((book) -> all.add(new WeakReference<>(book)))
			.last());
		assertOnlyLastIsKept(all);
		assertThat(kept.title()).isEqualTo("Night_fall");
	}

	@Test
	void listWhenOneRowIsKeptLetsGoOfItsSiblings() {
		List<WeakReference<Book>> all = new ArrayList<>();
		Book kept = covet.await(covet.objects(Book.class)
			.selectRelated(Book::publisher)
			.orderBy("id")
			.all()
			.doOnNext((book) -> all.add(new WeakReference<>(book)))
			.last());
		assertOnlyLastIsKept(all);
		assertThat(covet.await(kept.authors().load())).isEmpty();
	}

	private static void assertOnlyLastIsKept(List<WeakReference<Book>> all) {
		Awaitility.await().atMost(TestDatabase.TIMEOUT).untilAsserted(() -> {
			System.gc();
			assertThat(all).extracting((reference) -> reference.get() != null)
				.containsExactly(false, false, false, true);
		});
	}

	@Test
	void streamWhenRelationIsLoadedRowByRowLoadsEach() {
		List<Integer> copies = covet.await(covet.objects(Book.class)
			.orderBy("id")
			.stream(2)
			.concatMap((book) -> book.copies().load().then(Mono.fromSupplier(() -> book.copies().list().size()))));
		assertThat(copies).containsExactly(2, 1, 1, 0);
	}

	@Test
	void streamWhenChunkIsNotPositiveFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> covet.objects(Book.class).stream(0))
			.withMessageContaining("chunk");
		assertThat(covet.statements()).isEmpty();
	}

}
