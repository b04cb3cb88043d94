package dev.covet.statement;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells a {@link CommitListener} and shields a commit from it. Of what nobody knows
 * whether it took effect it tells at once, and once more about a second later: the
 * database may still have been at work.
 *
 * @since 0.1.0
 */
public final class Commits {

	static final CommitListener NONE = (statements) -> Mono.empty();

	private static final Log logger = LogFactory.getLog(CommitListener.class);

	private static final Duration TICK = Duration.ofMillis(700);

	private final CommitListener listener;

	private final Doubts doubts;

	private final AtomicBoolean failed = new AtomicBoolean();

	/**
	 * Create a shield.
	 * @param listener the listener to tell
	 */
	public Commits(CommitListener listener) {
		this(listener, Schedulers.parallel());
	}

	Commits(CommitListener listener, Scheduler scheduler) {
		this.listener = listener;
		this.doubts = new Doubts(scheduler, TICK, (statements) -> tell(statements).subscribe());
	}

	/**
	 * Tell of writes.
	 * @param statements the writes
	 * @return completes when the listener is done, at once if there are none; never fails
	 */
	public Mono<Void> tell(List<WrittenStatement> statements) {
		return statements.isEmpty() ? Mono.empty()
				: Mono.defer(() -> this.listener.onCommit(statements)).onErrorResume((ex) -> {
					log(ex);
					return Mono.empty();
				});
	}

	/**
	 * Tell of writes of which nobody knows whether they took effect, and remember them to
	 * tell of them again.
	 * @param statements the writes
	 * @return completes when the listener is done for the first time; never fails
	 */
	public Mono<Void> tellInDoubt(List<WrittenStatement> statements) {
		return statements.isEmpty() ? Mono.empty() : Mono.defer(() -> {
			this.doubts.add(statements);
			return tell(statements);
		});
	}

	/**
	 * Return whether an error is the answer of a database that is done with a statement,
	 * rather than the end of a connection to one that may be at work still.
	 * @param sqlState the error's state in the sense of the SQL standard
	 * @return {@code false} where that can't be told
	 */
	// The classes 08 and 57 are about connections and shutdowns, 40003 is an outcome that
	// is not known.
	public static boolean isAnswer(@Nullable String sqlState) {
		return sqlState != null && sqlState.length() == 5 && !sqlState.startsWith("08") && !sqlState.startsWith("57")
				&& !sqlState.equals("40003");
	}

	private void log(Throwable ex) {
		if (this.failed.compareAndSet(false, true)) {
			logger.warn("Commit listener " + this.listener.getClass().getName()
					+ " failed; the commit went on, and further failures of this listener are not logged", ex);
		}
	}

}
