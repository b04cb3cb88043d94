package dev.covet.cache.spring;

import java.util.function.Supplier;

import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.aop.Pointcut;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.AbstractPointcutAdvisor;
import org.springframework.aop.support.AopUtils;

/**
 * Hands calls of declared methods to what was declared, as publishers that call the
 * method with each subscription.
 *
 * @param <D> what is declared
 */
final class DeclaredMethodAdvisor<D> extends AbstractPointcutAdvisor implements MethodInterceptor {

	private final MethodDeclarations<?, D> methods;

	private final Call<D> call;

	DeclaredMethodAdvisor(MethodDeclarations<?, D> methods, Call<D> call, int order) {
		this.methods = methods;
		this.call = call;
		setOrder(order);
	}

	@Override
	public Pointcut getPointcut() {
		return this.methods;
	}

	@Override
	public Advice getAdvice() {
		return this;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		Class<?> type = (target != null) ? AopUtils.getTargetClass(target) : invocation.getMethod().getDeclaringClass();
		D declared = this.methods.find(invocation.getMethod(), type);
		if (declared == null) {
			return invocation.proceed();
		}
		ProxyMethodInvocation template = (ProxyMethodInvocation) ((ProxyMethodInvocation) invocation).invocableClone();
		return this.call.publisher(declared, template.getArguments(), () -> proceed(template));
	}

	// An invocation can go on only once
	@SuppressWarnings("unchecked")
	private static Publisher<Object> proceed(ProxyMethodInvocation template) {
		try {
			Object publisher = template.invocableClone().proceed();
			return (publisher != null) ? (Publisher<Object>) publisher : Mono.empty();
		}
		catch (Throwable ex) {
			return Mono.error(ex);
		}
	}

	/**
	 * Calls a declared method.
	 *
	 * @param <D> what is declared
	 */
	@FunctionalInterface
	interface Call<D> {

		Publisher<Object> publisher(D declared, @Nullable Object[] arguments, Supplier<Publisher<Object>> method);

	}

}
