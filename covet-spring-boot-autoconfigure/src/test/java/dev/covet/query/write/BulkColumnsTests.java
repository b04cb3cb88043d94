package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.r2dbc.mapping.event.BeforeSaveCallback;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.r2dbc.core.Parameter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities of one bulk operation that have not the same columns to write.
 */
class BulkColumnsTests {

	private final TestCovet covet = TestCovet.of(Parcel.class, Tag.class)
		.callbacks(new Signature())
		.postgresql(BulkColumnsTests.class)
		.execute("CREATE TABLE parcels (id bigserial PRIMARY KEY, name text NOT NULL, signature text)",
				"CREATE TABLE tags (id bigserial PRIMARY KEY, name text)");

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	private QuerySet<Parcel> parcels() {
		return this.covet.objects(Parcel.class);
	}

	private QuerySet<Tag> tags() {
		return this.covet.objects(Tag.class);
	}

	private List<String> signatures() {
		return this.covet.await(this.covet.client()
			.sql("SELECT coalesce(signature, '-') FROM parcels ORDER BY id")
			.mapValue(String.class)
			.all());
	}

	@Test
	void bulkUpdateWhenACallbackAddsAColumnToSomeRowsWritesItToThose() {
		this.covet.await(parcels().bulkCreate(List.of(new Parcel(null, "a"), new Parcel(null, "b"))));
		this.covet.execute("UPDATE parcels SET signature = 'old'");
		assertThat(this.covet.await(parcels().bulkUpdate(List.of(new Parcel(1L, "c"), new Parcel(2L, "signed")))))
			.isEqualTo(2);
		assertThat(this.covet.statements()).containsExactlyInAnyOrder(
				"UPDATE \"parcels\" t0 SET \"name\" = u.c1 FROM unnest($1, $2) AS u (c0, c1) WHERE t0.\"id\" = u.c0",
				"UPDATE \"parcels\" t0 SET \"name\" = u.c1, signature = u.c2 FROM unnest($1, $2, $3)"
						+ " AS u (c0, c1, c2) WHERE t0.\"id\" = u.c0");
		assertThat(signatures()).containsExactly("old", "Ada");
	}

	@Test
	void bulkSaveWhenNothingCanBeUpdatedLeavesRowsAsTheyAre() {
		List<Tag> stored = this.covet.await(tags().bulkSave(List.of(new Tag(null, "a"))));
		this.covet.forgetStatements();
		assertThat(this.covet.await(tags().bulkSave(stored))).isEqualTo(stored);
		assertThat(this.covet.await(tags().bulkUpdate(stored))).isEqualTo(1);
		assertThat(this.covet.statements()).isEmpty();
	}

	@Table("parcels")
	record Parcel(@Id @Nullable Long id, String name) {
	}

	@Table("tags")
	record Tag(@Id @Nullable Long id, @InsertOnlyProperty @Nullable String name) {
	}

	private static final class Signature implements BeforeSaveCallback<Parcel> {

		@Override
		public Publisher<Parcel> onBeforeSave(Parcel parcel, OutboundRow row, SqlIdentifier table) {
			if (parcel.name().equals("signed")) {
				row.put("signature", Parameter.from("Ada"));
			}
			return Mono.just(parcel);
		}

	}

}
