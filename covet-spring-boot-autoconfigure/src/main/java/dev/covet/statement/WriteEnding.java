package dev.covet.statement;

import java.util.List;

/**
 * Something on its way to the database, with whose end writes may have become visible to
 * others. One of the two methods is called when it has ended, or has been given up; a
 * call of {@link #failed} may be followed by another one.
 *
 * @since 0.1.0
 */
public interface WriteEnding {

	/**
	 * Return whether its end is likely to tell of writes, so that what comes before it
	 * has to wait too.
	 * @return {@code false} if nothing is to be told of it as a rule
	 */
	boolean isAwaited();

	/**
	 * Say that it has ended well.
	 * @param open whether the connection says that a transaction is open now
	 * @return the writes to tell of
	 */
	List<WrittenStatement> completed(boolean open);

	/**
	 * Say that it has failed, or that nobody waits for its end any more.
	 * @param open whether the connection says that a transaction is open now
	 * @return the writes to tell of, of which nobody knows whether they took effect
	 */
	List<WrittenStatement> failed(boolean open);

}
