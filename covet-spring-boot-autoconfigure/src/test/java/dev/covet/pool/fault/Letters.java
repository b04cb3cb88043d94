package dev.covet.pool.fault;

import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The model of these tests: people and their letters, and letters that are slow to read.
 */
final class Letters {

	/** How many there are. */
	static final int COUNT = 500;

	static final Class<?>[] ENTITIES = { Person.class, Letter.class, Stamp.class, SlowLetter.class };

	static final String[] DDL = { "CREATE TABLE person (id bigint PRIMARY KEY, name text)",
			"CREATE TABLE letter (id bigint PRIMARY KEY, text text, person_id bigint)",
			"CREATE TABLE stamp (id bigint PRIMARY KEY, name text)",
			"CREATE TABLE letter_stamp (letter_id bigint, stamp_id bigint)",
			"CREATE TABLE sent (id bigserial PRIMARY KEY, text text)", "CREATE INDEX ON letter (person_id)",
			"CREATE INDEX ON letter_stamp (letter_id)",
			"INSERT INTO person SELECT i, 'p' || i FROM generate_series(1, 50) i",
			"INSERT INTO letter SELECT i, repeat('x', 200), i %% 50 + 1 FROM generate_series(1, %d) i".formatted(COUNT),
			"INSERT INTO stamp SELECT i, 's' || i FROM generate_series(1, 20) i",
			"INSERT INTO letter_stamp SELECT i, i %% 20 + 1 FROM generate_series(1, %d) i".formatted(COUNT),
			"CREATE VIEW slow_letter AS SELECT l.id, l.text FROM letter l CROSS JOIN pg_sleep(0.02)" };

	private Letters() {
	}

	@Table("person")
	record Person(@Id Long id, String name, @OneToMany(mappedBy = "person") Many<Letter> letters) {
	}

	@Table("letter")
	record Letter(@Id Long id, String text, Ref<Person> person,
			@ManyToMany(joinTable = "letter_stamp") Many<Stamp> stamps) {
	}

	@Table("stamp")
	record Stamp(@Id Long id, String name) {
	}

	/** A view that takes 20 ms: so much that the pool limits how many are read. */
	@Table("slow_letter")
	record SlowLetter(@Id Long id, String text) {
	}

}
