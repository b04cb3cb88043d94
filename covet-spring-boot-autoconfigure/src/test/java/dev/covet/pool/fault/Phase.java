package dev.covet.pool.fault;

/**
 * How far a query has come.
 */
enum Phase {

	/** It waits for a connection. */
	PENDING,
	/** It has one, and nothing is sent. */
	ACQUIRED,
	/** A transaction is beginning. */
	BEGINNING,
	/** A statement is sent. */
	EXECUTING,
	/** A row was read. */
	READING,
	/** A transaction is ending. */
	ENDING,
	/** The connection is given back. */
	CLOSING,
	/** It was given back. */
	CLOSED

}
