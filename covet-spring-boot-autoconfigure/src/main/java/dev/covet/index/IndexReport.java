package dev.covet.index;

import java.util.List;

/**
 * The indexes that entities declare held against those of the database, for the tables of
 * entities. They are compared by columns, directions, uniqueness and condition, not by
 * name: a unique constraint or primary key counts as an index on its columns, and is
 * never called undeclared.
 *
 * @param present declared, and there
 * @param created declared, and created by this run
 * @param missing declared, and not there
 * @param failed declared, and impossible to create or compare
 * @param different declared, while the database has something else by that name
 * @param invalid in the database, but not used for queries: what a failed
 * {@code CREATE INDEX CONCURRENTLY} leaves, or one that is being built
 * @param undeclared in the database, and declared by nobody
 * @since 0.1.0
 */
public record IndexReport(List<Declared> present, List<Declared> created, List<Declared> missing, List<Failed> failed,
		List<Different> different, List<Existing> invalid, List<Existing> undeclared) {

	/**
	 * Return whether declarations and database agree.
	 * @return whether there is nothing to report
	 */
	public boolean isClean() {
		return this.missing.isEmpty() && this.failed.isEmpty() && this.different.isEmpty() && this.invalid.isEmpty()
				&& this.undeclared.isEmpty();
	}

	/**
	 * An index that an entity declares.
	 *
	 * @param entity the entity's class
	 * @param table its table, as SQL has it
	 * @param name the name of the index
	 * @param definition the statement that creates it
	 */
	public record Declared(String entity, String table, String name, String definition) {
	}

	/**
	 * An index that the database has.
	 *
	 * @param table its table, as SQL has it
	 * @param name the name of the index
	 * @param definition what the database says it is
	 */
	public record Existing(String table, String name, String definition) {
	}

	/**
	 * Two indexes of one name.
	 *
	 * @param declared what the entity declares
	 * @param existing what the database has
	 */
	public record Different(Declared declared, Existing existing) {
	}

	/**
	 * An index that can't be created or compared.
	 *
	 * @param entity the entity's class
	 * @param name the name of the index
	 * @param reason why
	 */
	public record Failed(String entity, String name, String reason) {
	}

}
