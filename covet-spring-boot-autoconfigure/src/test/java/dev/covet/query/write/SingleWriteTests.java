package dev.covet.query.write;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.mapping.Ref;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;
import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.r2dbc.mapping.event.AfterSaveCallback;
import org.springframework.data.r2dbc.mapping.event.BeforeConvertCallback;
import org.springframework.data.r2dbc.mapping.event.BeforeSaveCallback;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.r2dbc.core.Parameter;

import static dev.covet.query.Assignments.set;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Single entities are written as the application's template writes them, and many of them
 * with the same callbacks.
 */
class SingleWriteTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private final TestCovet covet = TestCovet.of(Page.class, Seat.class, Draft.class)
		.callbacks(new Lowercase(), new Tenant(), new Seen())
		.postgresql(SingleWriteTests.class)
		.execute(
				"CREATE TABLE pages (id bigserial PRIMARY KEY, title text NOT NULL UNIQUE, kind text NOT NULL, street text,"
						+ " city text, version int NOT NULL, changed timestamptz, parent_id bigint, tenant text NOT NULL)",
				"CREATE TABLE drafts (id bigserial PRIMARY KEY, text text NOT NULL, version int NOT NULL)",
				"CREATE TABLE seats (\"row\" int, number int, guest text, PRIMARY KEY (\"row\", number))");

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	private QuerySet<Page> pages() {
		return this.covet.objects(Page.class);
	}

	private QuerySet<Seat> seats() {
		return this.covet.objects(Seat.class);
	}

	private List<String> tenants() {
		return this.covet
			.await(this.covet.client().sql("SELECT tenant FROM pages ORDER BY id").mapValue(String.class).all());
	}

	@Test
	void createWhenCallbacksChangeTheEntityStoresThat() {
		Page page = this.covet.await(pages().create(Page.of("FIRST")));
		assertThat(page.id()).isEqualTo(1);
		assertThat(page.title()).isEqualTo("first (saved)");
		assertThat(page.version()).isEqualTo(1);
		assertThat(page.changed()).isEqualTo(NOW);
		assertThat(tenants()).containsExactly("acme");
		assertThat(this.covet.await(pages().get(1L)).title()).isEqualTo("first");
	}

	@Test
	void bulkCreateWhenCallbacksChangeEntitiesIsAsCreate() {
		Page one = this.covet.await(pages().create(Page.of("ONE")));
		List<Page> many = this.covet
			.await(pages().bulkCreate(List.of(Page.of("TWO").under(one), Page.of("THREE").at(new Address("s", "c")))));
		assertThat(many).extracting(Page::title).containsExactly("two (saved)", "three (saved)");
		assertThat(many).extracting(Page::version).containsOnly(1);
		assertThat(many).extracting(Page::id).containsExactly(2L, 3L);
		assertThat(tenants()).containsExactly("acme", "acme", "acme");
		assertThat(this.covet.await(pages().get(3L)))
			.matches((page) -> new Address("s", "c").equals(page.address()) && page.kind() == Kind.ARTICLE);
		assertThat(this.covet.await(many.get(0).parent().load()).title()).startsWith("one");
	}

	@Test
	void bulkUpdateWhenAuditedWritesThatToo() {
		Page page = this.covet.await(pages().create(Page.of("a")));
		this.covet.await(pages().update(set("changed", null)));
		assertThat(this.covet.await(pages().bulkUpdate(List.of(page.titled("B")), Page::title))).isEqualTo(1);
		assertThat(this.covet.await(pages().get(1L)))
			.matches((read) -> read.title().equals("b") && NOW.equals(read.changed()) && read.version() == 2);
	}

	@Test
	void saveWhenNewInsertsElseUpdates() {
		Page page = this.covet.await(pages().save(Page.of("a")));
		Page saved = this.covet.await(pages().save(page.titled("b")));
		assertThat(saved.version()).isEqualTo(2);
		assertThat(this.covet.await(pages().count())).isEqualTo(1);
		StepVerifier.create(pages().save(page.titled("c")))
			.expectError(OptimisticLockingFailureException.class)
			.verify(TestDatabase.TIMEOUT);
	}

	@Test
	void saveWhenReadInPartIsRefused() {
		this.covet.await(pages().create(Page.of("a")));
		Page part = this.covet.await(pages().only("title", "version", "parent").get());
		StepVerifier.create(pages().save(part))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(InvalidDataAccessApiUsageException.class)
				.hasMessageContaining("update single columns with filter(…).update(set(…))"))
			.verify(TestDatabase.TIMEOUT);
	}

	@Test
	void deleteWhenVersionMatchesDeletesElseRefuses() {
		Page page = this.covet.await(pages().create(Page.of("a")));
		Page newer = this.covet.await(pages().save(page.titled("b")));
		StepVerifier.create(pages().delete(page))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OptimisticLockingFailureException.class)
				.hasMessage("Page with id 1 is gone or has another version than 1: read it again"))
			.verify(TestDatabase.TIMEOUT);
		this.covet.forgetStatements();
		StepVerifier.create(pages().delete(newer)).expectComplete().verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.statements())
			.containsExactly("DELETE FROM \"pages\" t0 WHERE t0.\"id\" = $1 AND t0.\"version\" = $2");
		assertThat(this.covet.await(pages().count())).isZero();
		StepVerifier.create(pages().delete(Page.of("new")))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("A new Page has no id yet: save it first"))
			.verify(TestDatabase.TIMEOUT);
	}

	@Test
	void deleteWhenTheEntityChangesBeforeSubscriptionTakesWhatItHoldsThen() {
		QuerySet<Draft> drafts = this.covet.objects(Draft.class);
		Draft draft = new Draft();
		Mono<Void> both = drafts.create(draft).then(drafts.delete(draft));
		StepVerifier.create(both).expectComplete().verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(drafts.count())).isZero();
		Draft other = this.covet.await(drafts.create(new Draft()));
		Mono<Void> deletion = drafts.delete(other);
		other.text = "changed";
		Draft saved = this.covet.await(drafts.save(other));
		assertThat(saved).isSameAs(other);
		StepVerifier.create(deletion).expectComplete().verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(drafts.count())).isZero();
	}

	@Test
	void writesWhenTheIdIsCompositeAreByAllOfIt() {
		List<Seat> given = List.of(new Seat(new Place(1, 1), "a"), new Seat(new Place(1, 2), "b"),
				new Seat(new Place(2, 1), null));
		assertThat(this.covet.await(seats().bulkCreate(given))).isEqualTo(given);
		assertThat(this.covet
			.await(seats().bulkUpdate(given.stream().map((seat) -> new Seat(seat.place(), "x")).toList(), Seat::guest)))
			.isEqualTo(3);
		StepVerifier.create(seats().delete(given.get(1))).expectComplete().verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(seats().orderBy("place.row").list())).extracting(Seat::place)
			.containsExactly(new Place(1, 1), new Place(2, 1));
		StepVerifier.create(seats().delete(given.get(1))).expectComplete().verify(TestDatabase.TIMEOUT);
	}

	@Test
	void saveWhenTheRowIsGoneIsAnError() {
		Page page = this.covet.await(pages().create(Page.of("a")));
		this.covet.await(pages().delete());
		StepVerifier.create(pages().save(page))
			.expectErrorMatches((ex) -> ex instanceof OptimisticLockingFailureException
					|| ex instanceof TransientDataAccessResourceException)
			.verify(TestDatabase.TIMEOUT);
	}

	@Test
	void writesWhenLabelledTellTheirLabel() {
		QuerySet<Page> labelled = pages().label("import");
		this.covet.await(labelled.create(Page.of("a")));
		this.covet.await(labelled.bulkCreate(List.of(Page.of("b"))));
		this.covet.await(labelled.delete());
		assertThat(this.covet.events()).hasSize(3).allMatch((event) -> "import".equals(event.label()));
	}

	private enum Kind {

		ARTICLE

	}

	@Table("pages")
	record Page(@Id @Nullable Long id, String title, Kind kind, @Embedded.Nullable @Nullable Address address,
			@Version int version, @LastModifiedDate @Nullable Instant changed, Ref<Page> parent) {

		static Page of(String title) {
			return new Page(null, title, Kind.ARTICLE, null, 0, null, Ref.empty());
		}

		Page titled(String other) {
			return new Page(this.id, other, this.kind, this.address, this.version, this.changed, this.parent);
		}

		Page under(Page other) {
			return new Page(this.id, this.title, this.kind, this.address, this.version, this.changed, Ref.to(other));
		}

		Page at(Address other) {
			return new Page(this.id, this.title, this.kind, other, this.version, this.changed, this.parent);
		}

	}

	@Table("drafts")
	static class Draft {

		@Id
		@Nullable Long id;

		String text = "";

		@Version
		int version;

	}

	record Address(@Nullable String street, @Nullable String city) {
	}

	@Table("seats")
	record Seat(@Id @Embedded.Nullable Place place, @Nullable String guest) {
	}

	record Place(int row, int number) {
	}

	/** What auditing does. */
	private static final class Lowercase implements BeforeConvertCallback<Page> {

		@Override
		public Publisher<Page> onBeforeConvert(Page page, SqlIdentifier table) {
			return Mono.just(new Page(page.id, page.title.toLowerCase(Locale.ROOT), page.kind, page.address,
					page.version, NOW, page.parent));
		}

	}

	/** Writes a column that no property has. */
	private static final class Tenant implements BeforeSaveCallback<Page> {

		@Override
		public Publisher<Page> onBeforeSave(Page page, OutboundRow row, SqlIdentifier table) {
			row.put("tenant", Parameter.from("acme"));
			return Mono.just(page);
		}

	}

	private static final class Seen implements AfterSaveCallback<Page> {

		@Override
		public Publisher<Page> onAfterSave(Page page, OutboundRow row, SqlIdentifier table) {
			return Mono.just(page.titled(Objects.requireNonNull(page.title) + " (saved)"));
		}

	}

}
