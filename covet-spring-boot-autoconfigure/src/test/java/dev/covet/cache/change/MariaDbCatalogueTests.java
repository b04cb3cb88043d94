package dev.covet.cache.change;

import dev.covet.TestCovet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract on MariaDB, and what only its catalogue has.
 */
class MariaDbCatalogueTests extends CatalogueContract {

	@Override
	protected TestCovet create() {
		return TestCovet.of().mariadb(getClass());
	}

	@Override
	protected void createMore(TestCovet covet) {
		covet.execute("CREATE TABLE log (n int)", "CREATE TABLE orders (id int PRIMARY KEY)",
				"CREATE PROCEDURE write_log() INSERT INTO log VALUES (1)",
				"CREATE TRIGGER t1 AFTER INSERT ON orders FOR EACH ROW CALL write_log()",
				"CREATE TABLE places (id int PRIMARY KEY)",
				"CREATE FUNCTION most() RETURNS bigint READS SQL DATA RETURN (SELECT max(id) FROM places)",
				"CREATE VIEW greatest AS SELECT most() AS id");
	}

	@Test
	void changesWhenTriggersWriteFollowTheirProcedures() {
		assertThat(changed("INSERT INTO orders VALUES (1)")).isEqualTo(tables("orders", "log"));
		assertThat(changed("DELETE FROM orders")).isEqualTo(tables("orders"));
	}

	@Test
	void changesWhenViewReadsByAFunctionFollowIt() {
		assertThat(changed("INSERT INTO places VALUES (1)")).isEqualTo(tables("places", "greatest"));
	}

}
