package dev.covet.statement;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Is told of what was written once others can see it.
 *
 * <p>
 * Called when a transaction that wrote has been committed, or a statement that wrote
 * outside of one has ended, and before its subscriber hears of that: who sees a write or
 * a commit complete can rely on every listener being done. Nothing is told of what was
 * rolled back, to a savepoint or as a whole. Where nobody knows whether it took effect,
 * as with a commit that was cancelled or failed on the network, it is told, and perhaps
 * told again later.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CommitListener {

	/**
	 * Called when something written has been committed, or may have been.
	 * @param statements the statements in the order in which they were sent
	 * @return completes when the listener is done; an error is logged and nothing else
	 */
	Mono<Void> onCommit(List<WrittenStatement> statements);

	/**
	 * Return a listener that does nothing. Observing with it costs nothing, because
	 * nothing is recorded.
	 * @return the listener, always the same
	 */
	static CommitListener none() {
		return Commits.NONE;
	}

}
