package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * What a statement that writes is without its values. Two writes of one shape are one SQL
 * text.
 *
 * @since 0.1.0
 */
public sealed interface WriteShape {

	/**
	 * Return the entity whose table is written to.
	 * @return the entity
	 */
	EntityModel root();

	/**
	 * New rows.
	 *
	 * @param root the entity
	 * @param columns the columns that are written
	 * @param rows the number of rows, {@code 0} where a column is bound as one array
	 * @param conflict what happens where a unique key is taken
	 * @param returning the columns that are read of the rows that were stored
	 */
	record InsertRows(EntityModel root, List<SqlIdentifier> columns, int rows, Conflict conflict,
			List<SqlIdentifier> returning) implements WriteShape {
	}

	/**
	 * Rows that get values of their own, found by a key.
	 *
	 * @param root the entity
	 * @param keys the columns that a row is found by
	 * @param columns the columns that are written
	 * @param rows the number of rows, {@code 0} where a column is bound as one array
	 */
	record UpdateRows(EntityModel root, List<SqlIdentifier> keys, List<SqlIdentifier> columns,
			int rows) implements WriteShape {
	}

	/**
	 * All rows that meet a condition get the same.
	 *
	 * @param root the entity
	 * @param settings what they get
	 * @param where the condition, or {@code null}
	 */
	record Update(EntityModel root, List<Setting> settings, @Nullable Predicate where) implements WriteShape {
	}

	/**
	 * All rows that meet a condition go.
	 *
	 * @param root the entity
	 * @param where the condition, or {@code null}
	 */
	record Delete(EntityModel root, @Nullable Predicate where) implements WriteShape {
	}

	/**
	 * What a column is set to.
	 *
	 * @param column the column
	 * @param kind how
	 * @param value the place of the value, {@code -1} for none
	 * @param term what is computed, for {@link Kind#TERM}
	 */
	record Setting(ColumnModel column, Kind kind, int value, @Nullable Term term) {

		/**
		 * Set a column without an expression.
		 * @param column the column
		 * @param kind how
		 * @param value the place of the value, {@code -1} for none
		 */
		public Setting(ColumnModel column, Kind kind, int value) {
			this(column, kind, value, null);
		}

		/**
		 * Return what is computed.
		 * @return the term
		 * @throws IllegalStateException when nothing is
		 */
		public Term required() {
			if (this.term == null) {
				throw new IllegalStateException(this.column + " is not computed");
			}
			return this.term;
		}

		/**
		 * How a column is set.
		 */
		public enum Kind {

			/** To a value. */
			VALUE,

			/** To null. */
			NULL,

			/** To what it holds and a value more. */
			INCREMENT,

			/** To what is computed of the row. */
			TERM

		}

	}

}
