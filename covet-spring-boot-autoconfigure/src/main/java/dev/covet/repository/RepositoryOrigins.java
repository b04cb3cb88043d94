package dev.covet.repository;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.statement.StatementOrigin;
import dev.covet.statement.StatementOrigin.Kind;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.data.repository.core.support.RepositoryFactoryBeanSupport;

/**
 * Lets the statements of reactive repositories know which method they come from. A method
 * that returns anything but a {@link Mono} or {@link Flux} is left alone.
 *
 * @since 0.1.0
 */
public final class RepositoryOrigins implements BeanPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof RepositoryFactoryBeanSupport<?, ?, ?> factory) {
			factory.addRepositoryFactoryCustomizer(
					(repositories) -> repositories.addRepositoryProxyPostProcessor((proxy, information) -> proxy
						.addAdvice(new Origins(information.getRepositoryInterface().getSimpleName()))));
		}
		return bean;
	}

	/**
	 * The origins of one repository.
	 */
	private static final class Origins implements MethodInterceptor {

		private final String repository;

		private final Map<Method, StatementOrigin> origins = new ConcurrentHashMap<>();

		Origins(String repository) {
			this.repository = repository;
		}

		@Override
		public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
			Object result = invocation.proceed();
			if (result instanceof Mono<?> mono) {
				return origin(invocation.getMethod()).on(mono);
			}
			return (result instanceof Flux<?> flux) ? origin(invocation.getMethod()).on(flux) : result;
		}

		private StatementOrigin origin(Method method) {
			return this.origins.computeIfAbsent(method,
					(asked) -> StatementOrigin.of(Kind.METHOD, this.repository, asked.getName()));
		}

	}

}
