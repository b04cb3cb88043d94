package dev.covet.autoconfigure;

import dev.covet.pool.PoolListener;
import dev.covet.pool.r2dbc.ManagedConnectionPool;
import dev.covet.pool.r2dbc.R2dbcPoolCustomizer;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import reactor.pool.PoolBuilder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the pool of R2DBC connections,
 * in the place of Boot's. A connection factory of the application's own stays as it is.
 *
 * @since 0.1.0
 */
@AutoConfiguration(beforeName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration")
@ConditionalOnClass({ ConnectionFactory.class, ConnectionFactoryBuilder.class, DatabaseClient.class })
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CovetPoolProperties.class)
public final class CovetR2dbcPoolAutoConfiguration {

	@Bean
	UnpooledReport covetUnpooledReport(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		return new UnpooledReport(beanFactory, environment);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ConnectionPool.class, PoolBuilder.class })
	@ConditionalOnResource(resources = "classpath:META-INF/services/io.r2dbc.spi.ConnectionFactoryProvider")
	@ConditionalOnBooleanProperty(name = "covet.pool.enabled", matchIfMissing = true)
	@Conditional(OnR2dbcPool.class)
	@ConditionalOnMissingBean(ConnectionFactory.class)
	@EnableConfigurationProperties(R2dbcProperties.class)
	static class PoolConfiguration {

		private final LatePoolListeners listener = new LatePoolListeners();

		@Bean(destroyMethod = "dispose")
		ManagedConnectionPool connectionFactory(CovetPoolProperties pool, R2dbcProperties properties,
				ObjectProvider<R2dbcConnectionDetails> details, ResourceLoader resources, Environment environment,
				ObjectProvider<ConnectionFactoryOptionsBuilderCustomizer> optionsCustomizers,
				ObjectProvider<ConnectionFactoryDecorator> decorators,
				ObjectProvider<R2dbcPoolCustomizer> poolCustomizers) {
			R2dbcPoolFactory factory = new R2dbcPoolFactory(new PoolSettingsFactory(pool, environment).settings(),
					environment, poolCustomizers.orderedStream().toList(), this.listener);
			return factory.create(
					"connectionFactory", R2dbcDriverOptions.of(properties, details.getIfAvailable(),
							resources.getClassLoader(), optionsCustomizers.orderedStream().toList()),
					decorators.orderedStream().toList());
		}

		@Bean
		SmartInitializingSingleton covetR2dbcPoolListeners(ObjectProvider<PoolListener> listeners) {
			return () -> this.listener.find(listeners);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConnectionPool.class)
	@ConditionalOnBooleanProperty(name = "covet.pool.enabled", matchIfMissing = true)
	static class OwnPoolConfiguration {

		@Bean
		OwnConnectionPools covetOwnConnectionPools(ConfigurableListableBeanFactory beanFactory) {
			return new OwnConnectionPools(beanFactory);
		}

	}

}
