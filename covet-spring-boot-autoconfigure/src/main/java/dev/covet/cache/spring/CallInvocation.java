package dev.covet.cache.spring;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.aop.ProxyMethodInvocation;

/**
 * The invocation that Spring's aspect sees: what it calls knows nothing of the call, but
 * has its context.
 */
final class CallInvocation implements MethodInvocation {

	private final MethodInvocation invocation;

	private final CacheCall call;

	CallInvocation(MethodInvocation invocation, CacheCall call) {
		this.invocation = invocation;
		this.call = call;
	}

	// An invocation can go on only once
	@SuppressWarnings("unchecked")
	static Publisher<Object> proceed(ProxyMethodInvocation template) {
		try {
			Object publisher = CacheCall.within(null, () -> template.invocableClone().proceed());
			return (publisher != null) ? (Publisher<Object>) publisher : Mono.empty();
		}
		catch (Throwable ex) {
			return Mono.error(ex);
		}
	}

	@Override
	public @Nullable Object proceed() throws Throwable {
		CallPlan.Kind kind = this.call.plan().kind();
		if (kind != CallPlan.Kind.MONO && kind != CallPlan.Kind.FLUX) {
			return CacheCall.within(null, () -> OpenLoad.within(this.call.context(), this.invocation::proceed));
		}
		Throwable failure = this.call.failure();
		Publisher<Object> publisher = (failure != null) ? Mono.error(failure)
				: proceed((ProxyMethodInvocation) this.invocation);
		return (kind == CallPlan.Kind.MONO)
				? Mono.from(publisher).contextWrite((own) -> own.putAll(this.call.context()))
				: Flux.from(publisher).contextWrite((own) -> own.putAll(this.call.context()));
	}

	@Override
	public Method getMethod() {
		return this.invocation.getMethod();
	}

	@Override
	public @Nullable Object[] getArguments() {
		return this.invocation.getArguments();
	}

	@Override
	public @Nullable Object getThis() {
		return this.invocation.getThis();
	}

	@Override
	public AccessibleObject getStaticPart() {
		return this.invocation.getStaticPart();
	}

}
