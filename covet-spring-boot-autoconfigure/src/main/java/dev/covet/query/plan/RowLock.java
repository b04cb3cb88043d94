package dev.covet.query.plan;

/**
 * How rows that are read are locked until the transaction ends.
 *
 * @since 0.1.0
 */
public enum RowLock {

	/** Wait for rows that another transaction has locked. */
	WAIT,
	/** Leave such rows out. */
	SKIP_LOCKED,
	/** Fail at such a row. */
	NO_WAIT,
	/** Wait for rows that are being changed, and keep them from being changed. */
	SHARE

}
