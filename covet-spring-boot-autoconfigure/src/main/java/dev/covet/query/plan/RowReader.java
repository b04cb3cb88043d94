package dev.covet.query.plan;

import io.r2dbc.spi.Readable;

/**
 * Makes something of one row. It is given driver rows by the database, stored ones by a
 * cache; either way what it makes is new.
 *
 * @param <R> what a row becomes
 * @since 0.1.0
 */
@FunctionalInterface
public interface RowReader<R> {

	/**
	 * Read a row.
	 * @param row the row, valid during the call only
	 * @return what it becomes
	 */
	R read(Readable row);

}
