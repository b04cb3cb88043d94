package dev.covet.cache.change;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.cache.Change;
import dev.covet.statement.WrittenRows;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract on PostgreSQL, and what only its catalogue has.
 */
class PostgresqlCatalogueTests extends CatalogueContract {

	@Override
	protected TestCovet create() {
		// A database of its own: other tests' tables of the same names would follow too
		return TestCovet.of().connect(TestDatabase.database("catalogue_of_postgresql", "SELECT 1"));
	}

	@Override
	protected void createMore(TestCovet covet) {
		covet.execute("CREATE TABLE days (day int NOT NULL, n int) PARTITION BY RANGE (day)",
				"CREATE TABLE days_1 PARTITION OF days FOR VALUES FROM (0) TO (10)",
				"CREATE TABLE animals (id int PRIMARY KEY)", "CREATE TABLE cats (name text) INHERITS (animals)",
				"CREATE TABLE clicks (id int PRIMARY KEY)", "CREATE TABLE pages (id int PRIMARY KEY)",
				"CREATE MATERIALIZED VIEW hot AS SELECT c.id FROM clicks c JOIN pages USING (id)",
				"CREATE TABLE log (n int)", "CREATE TABLE orders (id int PRIMARY KEY)",
				"CREATE FUNCTION write_log() RETURNS int LANGUAGE sql AS 'INSERT INTO log VALUES (1); SELECT 1'",
				"CREATE FUNCTION on_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM write_log(); RETURN NEW; END $$",
				"CREATE TRIGGER t1 AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION on_order()",
				"CREATE TABLE papers (id int PRIMARY KEY, words tsvector, body text)",
				"CREATE TRIGGER t2 BEFORE INSERT ON papers FOR EACH ROW"
						+ " EXECUTE FUNCTION tsvector_update_trigger(words, 'pg_catalog.english', body)",
				"CREATE TABLE magic (id int PRIMARY KEY)",
				"CREATE FUNCTION on_magic() RETURNS trigger LANGUAGE plpgsql AS"
						+ " $$ BEGIN EXECUTE format('DELETE FROM %I', TG_ARGV[0]); RETURN NULL; END $$",
				"CREATE TRIGGER t3 AFTER DELETE ON magic FOR EACH STATEMENT EXECUTE FUNCTION on_magic('x')",
				"CREATE TABLE ruled (id int)", "CREATE RULE r AS ON INSERT TO ruled DO ALSO INSERT INTO log VALUES (1)",
				"CREATE TABLE places (id int PRIMARY KEY)",
				"CREATE FUNCTION newest() RETURNS SETOF places LANGUAGE sql BEGIN ATOMIC SELECT * FROM places; END",
				"CREATE VIEW newest_places AS SELECT * FROM newest()", "CREATE TABLE members (id int PRIMARY KEY)",
				"CREATE TABLE secrets (id int PRIMARY KEY)",
				"CREATE POLICY p ON secrets USING (EXISTS (SELECT 1 FROM members))");
	}

	@Test
	void changesWhenTableIsPartitionedAreThePartsAndTheWhole() {
		assertThat(changed("INSERT INTO days VALUES (1, 1)")).isEqualTo(tables("days", "days_1"));
		assertThat(changed("UPDATE days_1 SET n = 1")).isEqualTo(tables("days", "days_1"));
		assertThat(changed("DELETE FROM cats")).isEqualTo(tables("animals", "cats"));
	}

	@Test
	void changesWhenRowsOfAPartitionedTableAreToldAreTheseAndItsParts() {
		assertThat(changed("UPDATE days SET n = 1 WHERE day = 1", WrittenRows.of("days", List.of(1))))
			.containsExactlyInAnyOrder(Change.ofRows("days", List.of(1)), Change.ofTable("days_1"));
	}

	@Test
	void changesWhenRowsOfATableWithAViewAreToldAreTheseAndTheView() {
		assertThat(changed("UPDATE clicks SET id = 2 WHERE id = 1", WrittenRows.of("clicks", List.of(1, 2))))
			.containsExactlyInAnyOrder(Change.ofRows("clicks", List.of(1, 2)), Change.ofTable("hot"));
	}

	@Test
	void changesWhenTablesAreEmptiedWithAllThatReferFollowEveryKey() {
		assertThat(changed("TRUNCATE users CASCADE"))
			.isEqualTo(tables("users", "posts", "comments", "votes", "audits", "titles", "long_titles"));
	}

	@Test
	void changesWhenViewIsMaterializedFollowItAndItsRefresh() {
		assertThat(changed("INSERT INTO clicks VALUES (1)")).isEqualTo(tables("clicks", "hot"));
		assertThat(changed("REFRESH MATERIALIZED VIEW hot")).contains(Change.ofTable("hot"));
	}

	@Test
	void changesWhenTriggersWriteFollowTheirFunctions() {
		assertThat(changed("INSERT INTO orders VALUES (1)")).contains(Change.ofTable("log"));
		assertThat(changed("DELETE FROM orders")).isEqualTo(tables("orders"));
		assertThat(changed("INSERT INTO papers (id) VALUES (1)")).isEqualTo(tables("papers"));
		assertThat(changed("INSERT INTO ruled VALUES (1)")).isEqualTo(tables("ruled", "log"));
	}

	@Test
	void changesWhenTriggerMakesUpItsStatementsAreEverything() {
		assertThat(changed("DELETE FROM magic")).containsExactly(Change.ofEverything());
		assertThat(changed("INSERT INTO magic VALUES (1)")).isEqualTo(tables("magic"));
	}

	@Test
	void changesWhenViewReadsByAFunctionFollowIt() {
		assertThat(changed("INSERT INTO places VALUES (1)")).isEqualTo(tables("places", "newest_places"));
	}

	@Test
	void changesWhenRowsAreShownByAPolicyFollowWhatItReads() {
		assertThat(changed("INSERT INTO members VALUES (1)")).isEqualTo(tables("members", "secrets"));
		assertThat(changed("INSERT INTO secrets VALUES (1)")).isEqualTo(tables("secrets"));
	}

}
