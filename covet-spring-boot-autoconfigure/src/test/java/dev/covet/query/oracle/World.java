package dev.covet.query.oracle;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The entities that random queries are about.
 */
final class World {

	private World() {
	}

	static TestCovet.Settings settings() {
		return TestCovet.of(Owner.class, Thing.class, Part.class, Tag.class);
	}

	static void createTables(TestCovet covet, String momentType) {
		covet.execute("CREATE TABLE \"owners\" (id BIGINT PRIMARY KEY, name VARCHAR(50), grade INT)",
				"CREATE TABLE \"things\" (id BIGINT PRIMARY KEY, name VARCHAR(50), code VARCHAR(50) NOT NULL, small INT, "
						+ "big BIGINT NOT NULL, flag BOOLEAN, amount NUMERIC(10, 2), moment " + momentType
						+ ", owner_id BIGINT)",
				"CREATE TABLE \"parts\" (id BIGINT PRIMARY KEY, label VARCHAR(50), width INT, thing_id BIGINT)",
				"CREATE TABLE \"tags\" (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL)",
				"CREATE TABLE \"thing_tags\" (thing_id BIGINT, tag_id BIGINT)",
				"INSERT INTO \"tags\" VALUES (1, 'a'), (2, 'A'), (3, 'b')");
	}

	@Table("owners")
	record Owner(@Id Long id, @Nullable String name, @Nullable Integer grade,
			@OneToMany(mappedBy = "owner") Many<Thing> things) {
	}

	@Table("things")
	record Thing(@Id Long id, @Nullable String name, String code, @Nullable Integer small, long big,
			@Nullable Boolean flag, @Nullable BigDecimal amount, @Nullable LocalDateTime moment, Ref<Owner> owner,
			@OneToMany(mappedBy = "thing") Many<Part> parts, @ManyToMany(joinTable = "thing_tags") Many<Tag> tags) {
	}

	@Table("parts")
	record Part(@Id Long id, @Nullable String label, @Nullable Integer width, Ref<Thing> thing) {
	}

	@Table("tags")
	record Tag(@Id Long id, String name) {
	}

}
