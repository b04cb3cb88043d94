package dev.covet.cache.spring;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

import dev.covet.cache.CovetCache;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * An application with Covet's annotations, transactions on H2, and beans of a test.
 */
final class CachingApplication implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private CachingApplication(ValueCaches caches, Class<?>... beans) {
		this.context.registerBean(ValueCaches.class, () -> caches);
		this.context.register(Beans.class);
		Arrays.stream(beans).forEach(this.context::register);
		this.context.refresh();
	}

	static CachingApplication with(ValueCaches caches, Class<?>... beans) {
		return new CachingApplication(caches, beans);
	}

	<T> T get(Class<T> type) {
		return this.context.getBean(type);
	}

	TransactionalOperator transaction() {
		return TransactionalOperator.create(get(ReactiveTransactionManager.class));
	}

	TransactionalOperator readOnlyTransaction() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setReadOnly(true);
		return TransactionalOperator.create(get(ReactiveTransactionManager.class), definition);
	}

	@Override
	public void close() {
		this.context.close();
	}

	record Post(Long id) {
	}

	record User(Long id) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class Beans {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static DeclarationContext declarationContext(ConfigurableBeanFactory beans) {
			return new DeclarationContext(() -> beans.getBean(ValueCaches.class),
					() -> beans.getBean(ValueCaches.class).json(), Beans::tables, beans::resolveEmbeddedValue);
		}

		private static Set<String> tables(Class<?> entity) {
			return (entity == Post.class) ? Set.of("posts") : (entity == User.class) ? Set.of("users") : Set.of();
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor cachedAdvisor(DeclarationContext context) {
			return CacheAdvisors.cached(context);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor invalidatingAdvisor(DeclarationContext context) {
			return CacheAdvisors.invalidating(context);
		}

		@Bean
		CovetCache covetCache(ValueCaches caches) {
			return CovetCaches.create(caches, Beans::tables);
		}

		@Bean
		ConnectionFactory connectionFactory() {
			return ConnectionFactories.get("r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=DB_CLOSE_DELAY=-1");
		}

		@Bean
		ReactiveTransactionManager transactionManager(ConnectionFactory connections) {
			return new R2dbcTransactionManager(connections);
		}

	}

}
