package dev.covet.query;

import java.util.ArrayList;
import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.UnknownPropertyException;
import dev.covet.query.Library.Book;
import dev.covet.query.Library.Loan;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Sort;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Spring Data's sorts and pages.
 */
class PageTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.postgresql(PageTests.class);
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	@Test
	void orderByWhenSortIsGivenOrdersByItsProperties() {
		Sort sort = Sort.by(Sort.Order.desc("subtitle").nullsLast(), Sort.Order.asc("publisher.name"));
		assertThat(covet.await(titles().orderBy(sort).list())).extracting(Book::title)
			.containsExactly("Night_fall", "Dawn", "Dusk", "Noon");
		assertThat(covet.statements()).containsExactly("SELECT t0.\"id\", t0.\"title\", t0.\"pages\" FROM \"books\" t0"
				+ " JOIN \"publishers\" t1 ON t1.\"id\" = t0.\"publisher_id\" WHERE $1"
				+ " ORDER BY t0.\"subtitle\" DESC NULLS LAST, t1.\"name\"");
	}

	@Test
	void orderByWhenSortIgnoresCaseComparesTextInLowerCase() {
		Sort sort = Sort.by(Sort.Order.desc("title").ignoreCase(), Sort.Order.asc("pages").ignoreCase());
		assertThat(covet.await(titles().orderBy(sort).page(PageRequest.of(0, 2))).getContent()).extracting(Book::title)
			.containsExactly("Noon", "Night_fall");
		assertThat(covet.statements().get(0)).isEqualTo("SELECT t0.\"id\", t0.\"title\", t0.\"pages\" FROM \"books\" t0"
				+ " ORDER BY LOWER(t0.\"title\") DESC, t0.\"pages\", t0.\"id\" LIMIT $1");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> titles().orderBy(sort).scroll(ScrollPosition.keyset(), 2).then())
			.withMessageContaining("property");
	}

	@Test
	void orderByWhenSortIsUnsortedHasNoOrder() {
		assertThat(covet.await(titles().orderBy("id").orderBy(Sort.unsorted()).list())).hasSize(4);
		assertThat(covet.statements().get(0)).doesNotContain("ORDER BY");
	}

	@Test
	void orderByWhenNameIsUnknownListsTheKnown() {
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> titles().orderBy(Sort.by("titel")).list())
			.withMessageContaining("titel")
			.withMessageContaining("title");
		assertThatIllegalArgumentException().isThrownBy(() -> titles().orderBy(Sort.by("copies.shelf")).list())
			.withMessageContaining("several rows");
		assertThat(covet.statements()).isEmpty();
	}

	@Test
	void pageWhenThereIsMoreAsksForTheNumber() {
		Page<Book> page = covet.await(titles().page(PageRequest.of(0, 3, Sort.by("pages").descending())));
		assertThat(page.getContent()).extracting(Book::title).containsExactly("Night_fall", "Dusk", "Noon");
		assertThat(page.getTotalElements()).isEqualTo(4);
		assertThat(page.hasNext()).isTrue();
		assertThat(covet.statements()).containsExactly(
				"SELECT t0.\"id\", t0.\"title\", t0.\"pages\" FROM \"books\" t0 ORDER BY t0.\"pages\" DESC, t0.\"id\" DESC LIMIT $1",
				"SELECT COUNT(*) FROM \"books\" t0 WHERE $1");
	}

	@Test
	void pageWhenItIsTheLastTellsTheNumberWithoutAsking() {
		Page<Book> page = covet.await(titles().orderBy(desc(Book::id)).page(PageRequest.of(1, 3)));
		assertThat(page.getContent()).extracting(Book::id).containsExactly(1L);
		assertThat(page.getTotalElements()).isEqualTo(4);
		assertThat(covet.statements()).containsExactly("SELECT t0.\"id\", t0.\"title\", t0.\"pages\" FROM \"books\" t0"
				+ " ORDER BY t0.\"id\" DESC LIMIT $1 OFFSET $2");
	}

	@Test
	void pageWhenItIsBeyondTheEndIsEmptyAndCounted() {
		Page<Book> page = covet.await(titles().page(PageRequest.of(7, 3)));
		assertThat(page.getContent()).isEmpty();
		assertThat(page.getTotalElements()).isEqualTo(4);
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void pageWhenUnpagedReadsAll() {
		assertThat(covet.await(titles().page(Pageable.unpaged())).getTotalElements()).isEqualTo(4);
		assertThat(covet.await(titles().page(Pageable.unpaged(Sort.by("title")))).getContent()).extracting(Book::title)
			.containsExactly("Dawn", "Dusk", "Night_fall", "Noon");
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void pageWhenNothingIsOrderedIsOrderedById() {
		assertThat(covet.await(titles().page(PageRequest.of(1, 2))).getContent()).extracting(Book::id)
			.containsExactly(3L, 4L);
	}

	@Test
	void pageWhenTheOrderHasTiesGivesEachRowOnce() {
		covet.execute("UPDATE books SET lent = NOT lent WHERE id = 2", "UPDATE books SET lent = NOT lent WHERE id = 2");
		for (QuerySet<Book> books : List.of(titles().orderBy("lent"), titles().orderBy("-publisher.city.name"))) {
			List<Long> seen = new ArrayList<>();
			for (int page = 0; page < 4; page++) {
				covet.await(books.page(PageRequest.of(page, 1))).forEach((book) -> seen.add(book.id()));
			}
			assertThat(seen).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
		}
		covet.forgetStatements();
		covet.await(covet.objects(Book.class).valuesList(Book::title).page(PageRequest.of(1, 3, Sort.by("lent"))));
		covet.await(covet.objects(Book.class)
			.distinct()
			.valuesList("lent", "pages")
			.page(PageRequest.of(0, 9, Sort.by("pages"))));
		covet.await(covet.objects(Book.class)
			.groupBy(Book::lent)
			.aggregate(Aggregates.count())
			.orderBy(desc(Aggregates.count()))
			.page(PageRequest.of(0, 9)));
		assertThat(covet.statements()).containsExactly(
				"SELECT t0.\"title\" FROM \"books\" t0 ORDER BY t0.\"lent\", t0.\"id\" LIMIT $1 OFFSET $2",
				"SELECT DISTINCT t0.\"lent\", t0.\"pages\" FROM \"books\" t0 ORDER BY t0.\"pages\", t0.\"lent\" LIMIT $1",
				"SELECT t0.\"lent\", COUNT(*) FROM \"books\" t0 GROUP BY t0.\"lent\" ORDER BY COUNT(*) DESC, t0.\"lent\" DESC LIMIT $1");
	}

	@Test
	void pageWhenOfViewModelsOrValuesPagesThem() {
		Page<Length> page = covet.await(covet.objects(Book.class)
			.filter(where(Book::pages).gt(100))
			.as(Length.class)
			.page(PageRequest.of(0, 2, Sort.by("publisher.name", "title"))));
		assertThat(page.getContent()).containsExactly(new Length("Noon", 200), new Length("Dusk", 300));
		assertThat(page.getTotalElements()).isEqualTo(3);
		assertThat(
				covet.await(covet.objects(Loan.class).valuesList(Loan::days).page(PageRequest.of(1, 2))).getContent())
			.isEqualTo(List.of(21, 28));
	}

	@Test
	void pageWhenPrefetchingLoadsTheRelationsOfThePage() {
		Page<Book> page = covet
			.await(covet.objects(Book.class).prefetchRelated(Book::authors).page(PageRequest.of(0, 2)));
		assertThat(page.getContent()).allMatch((book) -> book.authors().isLoaded());
		assertThat(covet.statements()).hasSize(3);
	}

	@Test
	void pageWhenInTransactionRunsItsStatementsInTurn() {
		assertThat(covet.await(covet.transaction().transactional(titles().page(PageRequest.of(0, 2))))).hasSize(2);
	}

	@Test
	void pageWhenRowsAreLockedCountsWithoutALock() {
		Page<Book> page = covet
			.await(covet.transaction().transactional(titles().forUpdate().page(PageRequest.of(0, 2))));
		assertThat(page.getTotalElements()).isEqualTo(4);
		assertThat(covet.statements()).filteredOn((sql) -> sql.startsWith("SELECT"))
			.containsExactly(
					"SELECT t0.\"id\", t0.\"title\", t0.\"pages\" FROM \"books\" t0 ORDER BY t0.\"id\" LIMIT $1"
							+ " FOR UPDATE OF t0",
					"SELECT COUNT(*) FROM \"books\" t0 WHERE $1");
	}

	@Test
	void pageWhenQueryIsSlicedIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> titles().limit(3).page(PageRequest.of(0, 2)).then())
			.withMessageContaining("limit");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> titles().page(PageRequest.of(Integer.MAX_VALUE, 10)).then())
			.withMessageContaining("scroll by keyset");
		assertThatExceptionOfType(UnknownPropertyException.class)
			.isThrownBy(() -> titles().page(PageRequest.of(0, 1, Sort.by("x\"; DROP"))).then());
		assertThat(covet.statements()).isEmpty();
	}

	private static QuerySet<Book> titles() {
		return covet.objects(Book.class).only("title", "pages");
	}

	record Length(String title, int pages) {
	}

}
