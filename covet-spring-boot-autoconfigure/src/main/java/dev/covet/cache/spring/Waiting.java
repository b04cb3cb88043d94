package dev.covet.cache.spring;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Waits for the cache on behalf of imperative callers, never longer than a load's lock
 * and never on a thread that must not wait.
 */
final class Waiting {

	static final Duration LONGEST = Duration.ofSeconds(5);

	private static final Log logger = LogFactory.getLog(Waiting.class);

	private Waiting() {
	}

	static boolean isAllowed() {
		return !Schedulers.isInNonBlockingThread();
	}

	// What it does to this JVM is done when it is subscribed to, so that read-your-writes
	// holds on a thread that must not wait, too
	static void until(Mono<Void> action) {
		CompletableFuture<@Nullable Void> done = action.toFuture();
		try {
			if (isAllowed()) {
				done.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.warn("The cache didn't do what it was told in time", ex);
		}
	}

	// A thread that must not wait gets what is there at once
	static <T> @Nullable T forValue(Mono<T> value) {
		CompletableFuture<@Nullable T> future = value.toFuture();
		if (!future.isDone() && !isAllowed()) {
			future.cancel(false);
			return null;
		}
		try {
			return future.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		catch (ExecutionException | TimeoutException ex) {
			future.cancel(false);
			return null;
		}
	}

}
