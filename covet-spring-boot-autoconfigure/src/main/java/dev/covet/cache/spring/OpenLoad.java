package dev.covet.cache.spring;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.covet.cache.CacheKey;
import dev.covet.cache.json.StoredValue;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A load that somebody else runs, Spring's aspect or the calling thread, told to the
 * cache as its own: so it is one for many callers, and what it gives isn't kept if a
 * write has ended it meanwhile.
 */
final class OpenLoad {

	private static final ThreadScope<ContextView> THREAD = new ThreadScope<>();

	private final CompletableFuture<@Nullable StoredValue> answer = new CompletableFuture<>();

	private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();

	private final Sinks.One<StoredValue> result = Sinks.one();

	private volatile ContextView context = Context.empty();

	private @Nullable Disposable subscription;

	private OpenLoad() {
	}

	static OpenLoad begin(ValueCache cache, CacheKey key, ContextView context) {
		OpenLoad open = new OpenLoad();
		Mono<StoredValue> load = Mono.deferContextual((own) -> {
			open.context = own;
			open.answer.complete(null);
			return open.result.asMono();
		});
		open.subscription = cache.load(key, load)
			.contextWrite((own) -> own.putAll(context))
			.subscribe(open.answer::complete, open::failed, open::ended);
		return open;
	}

	private void failed(Throwable ex) {
		this.answer.completeExceptionally(ex);
		this.over.complete(null);
	}

	private void ended() {
		this.answer.complete(null);
		this.over.complete(null);
	}

	// Waits for that, as long as the thread may
	@Nullable StoredValue waitForAnswer() {
		if (!this.answer.isDone() && !Waiting.isAllowed()) {
			abandon();
			return null;
		}
		try {
			return this.answer.get(Waiting.LONGEST.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// The thread loads for itself
		}
		abandon();
		return null;
	}

	// The value that is there or that another one has loaded, or null for the one who is
	// to load, and for one who can't get what another one loaded
	CompletableFuture<@Nullable StoredValue> answer() {
		return this.answer;
	}

	// Knows of the load, so that one for the same key within it doesn't wait for it
	ContextView context() {
		return this.context;
	}

	static ContextView contextOfThread() {
		ContextView context = THREAD.get();
		return (context != null) ? context : Context.empty();
	}

	static <T> @Nullable T within(ContextView context, ThreadScope.Body<T> body) throws Throwable {
		return THREAD.within(context, body);
	}

	CompletableFuture<@Nullable Void> complete(@Nullable StoredValue value) {
		if (value != null) {
			this.result.tryEmitValue(value);
		}
		else {
			this.result.tryEmitEmpty();
		}
		return this.over;
	}

	void fail(Throwable ex) {
		this.result.tryEmitError(ex);
	}

	// Others load for themselves
	void abandon() {
		this.result.tryEmitEmpty();
		if (this.subscription != null) {
			this.subscription.dispose();
		}
		this.over.complete(null);
	}

}
