package dev.covet.cache.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import dev.covet.cache.CacheKey;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.cache.interceptor.CacheOperationInvoker;

/**
 * One call of a method with Spring's annotations: what its caches do for it, and what of
 * that is still to be waited for.
 */
// Spring's aspect asks for its caches at the beginning of a call and on its thread. So
// they can know the call, its subscriber's context and transaction, which nothing else
// in Spring's interface would tell them.
final class CacheCall {

	private static final ThreadScope<CacheCall> CURRENT = new ThreadScope<>();

	private final Map<Place, OpenLoad> open = new ConcurrentHashMap<>();

	private final List<CompletableFuture<?>> pending = new CopyOnWriteArrayList<>();

	private final CallPlan plan;

	private final CallTransaction transaction;

	private final ContextView subscriber;

	private volatile ContextView context;

	private volatile @Nullable Supplier<Publisher<Object>> method;

	private volatile @Nullable Throwable failure;

	CacheCall(CallPlan plan, CallTransaction transaction, ContextView subscriber) {
		this.plan = plan;
		this.transaction = transaction;
		this.subscriber = subscriber;
		this.context = subscriber;
	}

	static @Nullable CacheCall current() {
		return CURRENT.get();
	}

	// What the code in between asks for knows the call, but nothing that is called from
	// the method on
	static <T> @Nullable T within(@Nullable CacheCall call, ThreadScope.Body<T> body) throws Throwable {
		return CURRENT.within(call, body);
	}

	CallPlan plan() {
		return this.plan;
	}

	CallTransaction transaction() {
		return this.transaction;
	}

	ContextView subscriber() {
		return this.subscriber;
	}

	ContextView context() {
		return this.context;
	}

	void context(ContextView context) {
		this.context = context;
	}

	void method(Supplier<Publisher<Object>> method) {
		this.method = method;
	}

	// The method's publisher as one value, if the cache may call it
	@Nullable Mono<Object> load() {
		Supplier<Publisher<Object>> method = this.method;
		if (method == null || !this.plan.loaded()) {
			return null;
		}
		return (this.plan.kind() == CallPlan.Kind.FLUX) ? Flux.defer(method).collectList().cast(Object.class)
				: Mono.defer(() -> Mono.from(method.get()));
	}

	// The method has failed already, which Spring's aspect is to hear from the method
	void fail(Throwable ex) {
		this.failure = ex;
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	OpenLoad open(ValueCache cache, CacheKey key) {
		OpenLoad load = OpenLoad.begin(cache, key, this.subscriber);
		this.open.put(new Place(cache.region().getName(), key), load);
		return load;
	}

	@Nullable OpenLoad close(ValueCache cache, CacheKey key) {
		return this.open.remove(new Place(cache.region().getName(), key));
	}

	// At once it is done for what comes next in the call too
	void act(Mono<Void> action, boolean atOnce) {
		if (this.transaction.isActive()) {
			this.transaction.afterCommit(action);
		}
		if (atOnce || !this.transaction.isActive()) {
			if (this.plan.kind() == CallPlan.Kind.VALUE) {
				Waiting.until(action);
			}
			else {
				this.pending.add(action.toFuture());
			}
		}
	}

	void awaited(CompletableFuture<?> done) {
		if (this.plan.kind() == CallPlan.Kind.VALUE) {
			Waiting.until(Mono.fromFuture(done, true).then());
		}
		else {
			this.pending.add(done);
		}
	}

	Mono<Void> settled() {
		return Mono.defer(() -> {
			List<CompletableFuture<?>> all = new ArrayList<>(this.pending);
			return all.isEmpty() ? Mono.empty()
					: Mono.fromFuture(CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])), true)
						.onErrorComplete();
		});
	}

	void failed(Throwable ex) {
		Throwable cause = (ex instanceof CacheOperationInvoker.ThrowableWrapper wrapper) ? wrapper.getOriginal() : ex;
		this.open.values().forEach((load) -> load.fail(cause));
	}

	void over() {
		this.open.values().forEach(OpenLoad::abandon);
		this.open.clear();
	}

	/**
	 * Where a value is kept.
	 *
	 * @param cache the name of the cache
	 * @param key the key
	 */
	private record Place(String cache, CacheKey key) {
	}

}
