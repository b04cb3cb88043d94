package dev.covet.cache.change;

import java.sql.Connection;

import dev.covet.TestCovet;
import dev.covet.cache.Change;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract on H2.
 */
class H2CatalogueTests extends CatalogueContract {

	@Override
	protected TestCovet create() {
		return TestCovet.of().h2();
	}

	@Override
	protected void createMore(TestCovet covet) {
		covet.execute("CREATE TABLE texts (id int PRIMARY KEY)", "CREATE SYNONYM words FOR texts",
				"CREATE TABLE traps (id int PRIMARY KEY)",
				"CREATE TRIGGER t AFTER INSERT ON traps FOR EACH ROW CALL '" + Nothing.class.getName() + "'");
	}

	@Test
	void changesWhenTriggerIsAClassAreEverything() {
		assertThat(changed("INSERT INTO traps VALUES (1)")).containsExactly(Change.ofEverything());
		assertThat(changed("DELETE FROM traps")).isEqualTo(tables("traps"));
	}

	@Test
	void changesWhenTableHasASynonymAreBoth() {
		assertThat(changed("INSERT INTO texts VALUES (1)")).isEqualTo(tables("texts", "words"));
		assertThat(changed("INSERT INTO words VALUES (2)")).isEqualTo(tables("texts", "words"));
	}

	/**
	 * A trigger.
	 */
	public static class Nothing implements Trigger {

		@Override
		public void fire(Connection connection, Object[] before, Object[] after) {
		}

	}

}
