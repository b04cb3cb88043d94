package dev.covet.cache.hunt;

/**
 * The tables of the hunt.
 */
final class HuntSchema {

	static final String SQL = """
			CREATE TABLE hunt_item (id bigint PRIMARY KEY, version bigint NOT NULL);
			CREATE TABLE hunt_note (id bigint PRIMARY KEY, item_id bigint NOT NULL REFERENCES hunt_item);
			INSERT INTO hunt_item SELECT i, 0 FROM generate_series(1, %1$d) i;
			INSERT INTO hunt_note SELECT i, i FROM generate_series(1, %1$d) i;
			""".formatted(Ledger.ROWS);

	private HuntSchema() {
	}

}
