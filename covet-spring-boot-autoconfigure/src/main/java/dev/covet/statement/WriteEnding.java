package dev.covet.statement;

import java.util.List;

/**
 * Something on its way to the database, with whose end writes may have become visible to
 * others. One of the three methods is called when it has ended, or has been given up;
 * after {@link #abandoned} its end may still be said.
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
	 * Return whether even a good end leaves it open what took effect, because something
	 * before it was cancelled.
	 * @return {@code true} if what is told should be told again after a while
	 */
	boolean isDoubtful();

	/**
	 * Say that it has ended well.
	 * @param open whether the connection says that a transaction is open now
	 * @return the writes to tell of
	 */
	List<WrittenStatement> completed(boolean open);

	/**
	 * Say that the database has answered with an error.
	 * @param open whether the connection says that a transaction is open now
	 * @return the writes to tell of, of which nobody knows whether they took effect
	 */
	List<WrittenStatement> failed(boolean open);

	/**
	 * Say that nobody waits for its end any more, or that it won't be heard of.
	 * @param open whether the connection says that a transaction is open now
	 * @return the writes to tell of, now and again after a while
	 */
	List<WrittenStatement> abandoned(boolean open);

}
