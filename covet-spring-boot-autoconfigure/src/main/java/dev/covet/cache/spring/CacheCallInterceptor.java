package dev.covet.cache.spring;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.covet.cache.json.CacheJson;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CacheOperationSource;
import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodClassKey;

/**
 * Around Spring's own aspect: has it run once for each subscription, with caches that
 * know the call, and passes its end on when they have done what they were told.
 */
final class CacheCallInterceptor implements MethodInterceptor {

	private final Map<MethodClassKey, CallPlan> plans = new ConcurrentHashMap<>();

	private final CacheInterceptor aspect;

	private final Supplier<CacheJson> json;

	CacheCallInterceptor(CacheInterceptor aspect, Supplier<CacheJson> json) {
		this.aspect = aspect;
		this.json = json;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		CallPlan plan = plan(invocation);
		if (plan == null || !(invocation instanceof ProxyMethodInvocation proxied)) {
			return this.aspect.invoke(invocation);
		}
		return switch (plan.kind()) {
			case MONO -> mono(plan, (ProxyMethodInvocation) proxied.invocableClone());
			case FLUX -> flux(plan, (ProxyMethodInvocation) proxied.invocableClone());
			case VALUE, FUTURE -> now(plan, invocation);
		};
	}

	private @Nullable CallPlan plan(MethodInvocation invocation) {
		CacheOperationSource source = this.aspect.getCacheOperationSource();
		Object target = invocation.getThis();
		Method method = invocation.getMethod();
		if (source == null || target == null || KotlinDetector.isSuspendingFunction(method)) {
			return null;
		}
		Class<?> type = AopProxyUtils.ultimateTargetClass(target);
		MethodClassKey key = new MethodClassKey(method, type);
		CallPlan plan = this.plans.get(key);
		if (plan == null) {
			Collection<CacheOperation> operations = source.getCacheOperations(method, type);
			if (operations == null || operations.isEmpty()) {
				return null;
			}
			plan = CallPlan.of(method, type, operations, this.json.get());
			this.plans.put(key, plan);
		}
		return plan;
	}

	private Mono<Object> mono(CallPlan plan, ProxyMethodInvocation template) {
		return call(plan, template).flatMap((call) -> Mono.from(publisher(template, call))
			.flatMap((value) -> call.settled().thenReturn(value))
			.switchIfEmpty(call.settled().then(Mono.empty()))
			.doOnError(call::failed)
			.doFinally((signal) -> call.over()));
	}

	private Flux<Object> flux(CallPlan plan, ProxyMethodInvocation template) {
		return call(plan, template).flatMapMany((call) -> Flux.from(publisher(template, call))
			.concatWith(call.settled().then(Mono.empty()))
			.doOnError(call::failed)
			.doFinally((signal) -> call.over()));
	}

	private static Mono<CacheCall> call(CallPlan plan, ProxyMethodInvocation template) {
		return Mono.deferContextual((context) -> SubscriberTransaction.current().map((transaction) -> {
			CacheCall call = new CacheCall(plan, transaction, context);
			call.method(() -> CallInvocation.proceed(template));
			return call;
		}));
	}

	@SuppressWarnings("unchecked")
	private Publisher<Object> publisher(ProxyMethodInvocation template, CacheCall call) {
		try {
			Object publisher = CacheCall.within(call, () -> this.aspect.invoke(new CallInvocation(template, call)));
			return (publisher != null) ? (Publisher<Object>) publisher : Mono.empty();
		}
		catch (Throwable ex) {
			return Mono.error(ex);
		}
	}

	private @Nullable Object now(CallPlan plan, MethodInvocation invocation) throws Throwable {
		CacheCall call = new CacheCall(plan, ThreadTransaction.current(), OpenLoad.contextOfThread());
		boolean over = true;
		try {
			Object result = CacheCall.within(call, () -> this.aspect.invoke(new CallInvocation(invocation, call)));
			if (result instanceof CompletionStage<?> stage) {
				over = false;
				return settled(stage, call);
			}
			return result;
		}
		catch (Throwable ex) {
			call.failed(ex);
			throw ex;
		}
		finally {
			if (over) {
				call.over();
			}
		}
	}

	private static CompletableFuture<?> settled(CompletionStage<?> stage, CacheCall call) {
		return stage.whenComplete((value, ex) -> {
			if (ex != null) {
				call.failed(ex);
			}
			call.over();
		})
			.thenCompose((value) -> call.settled().toFuture().<Object>thenApply((nothing) -> value))
			.toCompletableFuture();
	}

}
