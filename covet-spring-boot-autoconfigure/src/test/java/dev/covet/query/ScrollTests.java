package dev.covet.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.covet.TestCovet;
import dev.covet.query.Library.Author;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.City;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Windows by keyset and by offset, and what they cost.
 */
class ScrollTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(ScrollTests.class);
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	@Test
	void scrollWhenKeysetIsOfRequiredPropertyTakesOneStatementAWindow() {
		QuerySet<Book> books = covet.objects(Book.class).only(Book::pages).orderBy(desc(Book::pages));
		Window<Book> first = covet.await(books.scroll(ScrollPosition.keyset(), 3));
		assertThat(first).extracting(Book::id).containsExactly(4L, 3L, 2L);
		assertThat(first.hasNext()).isTrue();
		KeysetScrollPosition position = (KeysetScrollPosition) first.positionAt(2);
		assertThat(position.getKeys()).isEqualTo(Map.of("pages", 200, "id", 2L));
		Window<Book> second = covet.await(books.scroll(position, 3));
		assertThat(second).extracting(Book::id).containsExactly(1L);
		assertThat(second.hasNext()).isFalse();
		assertThat(covet.statements()).containsExactly(
				"SELECT t0.\"id\", t0.\"pages\" FROM \"books\" t0 ORDER BY t0.\"pages\" DESC, t0.\"id\" DESC LIMIT $1",
				"SELECT t0.\"id\", t0.\"pages\" FROM \"books\" t0 WHERE t0.\"pages\" <= $1 AND"
						+ " (t0.\"pages\" < $2 OR (t0.\"pages\" = $3 AND t0.\"id\" < $4))"
						+ " ORDER BY t0.\"pages\" DESC, t0.\"id\" DESC LIMIT $5");
	}

	@Test
	void scrollWhenFirstPropertyIsNullableAsksForNullsApart() {
		QuerySet<Author> authors = covet.objects(Author.class).only(Author::born).orderBy(asc(Author::born));
		Window<Author> last = covet.await(authors.scroll(ScrollPosition.forward(Map.of("born", 1980, "id", 3L)), 2));
		assertThat(last).extracting(Author::id).containsExactly(4L, 2L);
		assertThat(last.hasNext()).isFalse();
		Map<String, Object> keys = ((KeysetScrollPosition) last.positionAt(1)).getKeys();
		assertThat(keys).containsEntry("born", null).containsEntry("id", 2L);
		assertThat(covet.statements()).containsExactly(
				"SELECT t0.\"id\", t0.\"born\" FROM \"authors\" t0 WHERE t0.\"born\" >= $1 AND"
						+ " (t0.\"born\" > $2 OR (t0.\"born\" = $3 AND t0.\"id\" > $4))"
						+ " ORDER BY t0.\"born\" NULLS LAST, t0.\"id\" LIMIT $5",
				"SELECT t0.\"id\", t0.\"born\" FROM \"authors\" t0 WHERE t0.\"born\" IS NULL"
						+ " ORDER BY t0.\"born\" NULLS LAST, t0.\"id\" LIMIT $1");
		covet.forgetStatements();
		assertThat(covet.await(authors.scroll(last.positionAt(1), 2))).isEmpty();
		assertThat(covet.statements()).hasSize(1);
	}

	@Test
	void scrollWhenBackwardGivesTheRowsBeforeInOrder() {
		QuerySet<Book> books = covet.objects(Book.class).orderBy("title");
		KeysetScrollPosition end = ScrollPosition.keyset().backward();
		Window<Book> last = covet.await(books.scroll(end, 2));
		assertThat(last).extracting(Book::title).containsExactly("Night_fall", "Noon");
		assertThat(last.hasNext()).isTrue();
		Window<Book> before = covet.await(books.scroll(last.positionAt(0), 2));
		assertThat(before).extracting(Book::title).containsExactly("Dawn", "Dusk");
		assertThat(before.hasNext()).isFalse();
		KeysetScrollPosition turned = ((KeysetScrollPosition) before.positionAt(1)).forward();
		assertThat(covet.await(books.scroll(turned, 1))).extracting(Book::title).containsExactly("Night_fall");
	}

	@Test
	void scrollWhenOrderedByRelatedPropertyJoinsIt() {
		QuerySet<City> cities = covet.objects(City.class).orderBy("-country.continent.name", "name");
		List<City> seen = new ArrayList<>();
		ScrollPosition position = ScrollPosition.keyset();
		Window<City> window;
		do {
			window = covet.await(cities.scroll(position, 1));
			window.forEach(seen::add);
			position = window.positionAt(0);
		}
		while (window.hasNext());
		assertThat(seen).extracting(City::name).containsExactly("Nowhere", "Rome", "Kyoto");
		assertThat(((KeysetScrollPosition) position).getKeys())
			.isEqualTo(new LinkedHashMap<>(Map.of("country.continent.name", "Asia", "name", "Kyoto", "id", 2L)));
	}

	@Test
	void scrollWhenAForeignKeyNamesNoRowTakesItAsNull() {
		covet.execute("INSERT INTO cities VALUES (4, 'Lost', 99)");
		try {
			QuerySet<City> cities = covet.objects(City.class).orderBy("country.name", "name");
			Window<City> first = covet.await(cities.scroll(ScrollPosition.keyset(), 3));
			assertThat(first).extracting(City::name).containsExactly("Rome", "Kyoto", "Lost");
			assertThat(((KeysetScrollPosition) first.positionAt(2)).getKeys()).containsEntry("country.name", null);
			assertThat(covet.await(cities.scroll(first.positionAt(2), 3))).extracting(City::name)
				.containsExactly("Nowhere");
		}
		finally {
			covet.execute("DELETE FROM cities WHERE id = 4");
		}
	}

	@Test
	void scrollWhenOffsetSkipsWhatIsBefore() {
		QuerySet<Book> books = covet.objects(Book.class).only(Book::pages).filter(where(Book::pages).gt(100));
		Window<Book> first = covet.await(books.scroll(ScrollPosition.offset(), 2));
		assertThat(first).extracting(Book::id).containsExactly(2L, 3L);
		Window<Book> second = covet.await(books.scroll(first.positionAt(1), 2));
		assertThat(second).extracting(Book::id).containsExactly(4L);
		assertThat(second.hasNext()).isFalse();
		assertThat(covet.statements().get(1)).isEqualTo("SELECT t0.\"id\", t0.\"pages\" FROM \"books\" t0"
				+ " WHERE t0.\"pages\" > $1 ORDER BY t0.\"id\" LIMIT $2 OFFSET $3");
	}

	@Test
	void scrollWhenKeysComeFromTextConvertsThem() {
		assertThat(covet.await(covet.objects(Book.class)
			.orderBy("pages")
			.scroll(ScrollPosition.forward(Map.of("pages", "200", "id", "2")), 5))).extracting(Book::id)
			.containsExactly(3L, 4L);
	}

	@Test
	void scrollWhenPositionIsOfAnotherQueryIsRefused() {
		QuerySet<Book> books = covet.objects(Book.class).orderBy("pages");
		assertThatIllegalArgumentException().isThrownBy(() -> scroll(books, Map.of("id", 1L)))
			.withMessageContaining("[id]")
			.withMessageContaining("[pages, id]");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> scroll(books, Map.of("pages", 1, "id", 1L, "title; DROP", 1)))
			.withMessageContaining("[pages, id]");
		assertThatIllegalArgumentException().isThrownBy(() -> scroll(books, Map.of("pages", "many", "id", 1L)))
			.withMessageContaining("Book.pages");
		Map<String, Object> absent = new LinkedHashMap<>(Map.of("id", 1L));
		absent.put("pages", null);
		assertThatIllegalArgumentException().isThrownBy(() -> scroll(books, absent)).withMessageContaining("pages");
		assertThat(covet.statements()).isEmpty();
	}

	@Test
	void scrollWhenQueryIsSlicedOrLimitIsWrongIsRefused() {
		QuerySet<Book> books = covet.objects(Book.class);
		assertThatIllegalArgumentException().isThrownBy(() -> books.limit(3).scroll(ScrollPosition.keyset(), 2).then())
			.withMessageContaining("limit");
		assertThatIllegalArgumentException().isThrownBy(() -> books.scroll(ScrollPosition.keyset(), 0).then())
			.withMessageContaining("0");
		assertThat(covet.statements()).isEmpty();
	}

	private static void scroll(QuerySet<Book> books, Map<String, Object> keys) {
		assertThat(covet.await(books.scroll(ScrollPosition.forward(keys), 2))).isEmpty();
	}

}
