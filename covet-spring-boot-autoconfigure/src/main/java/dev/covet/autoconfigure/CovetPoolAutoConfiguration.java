package dev.covet.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.covet.pool.ConnectionTotals;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.check.PoolDoctor;
import dev.covet.pool.server.JdbcServerLimit;
import dev.covet.pool.server.R2dbcServerLimit;
import dev.covet.pool.server.ServerLimitSource;
import dev.covet.pool.web.HeldScopeWebFilter;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.server.WebFilter;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what pools of all kinds have in
 * common: the connections of all instances, and the checks.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = { "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
		"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "covet.pool.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CovetPoolProperties.class)
public final class CovetPoolAutoConfiguration {

	private static final Log logger = LogFactory.getLog("dev.covet.pool");

	@Bean
	@ConditionalOnMissingBean
	ConnectionTotals covetConnectionTotals(CovetPoolProperties properties, Environment environment,
			ObjectProvider<ManagedPool> pools) {
		String conflict = new PoolSettingsFactory(properties, environment).conflict();
		if (conflict != null) {
			logger.info(conflict);
		}
		return new ConnectionTotals(properties.getInstances(), () -> pools.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	PoolDoctor covetPoolDoctor(ObjectProvider<ManagedPool> pools, ConnectionTotals totals,
			ObjectProvider<UnpooledNames> unpooled) {
		Supplier<List<String>> names = () -> unpooled.stream().flatMap((each) -> each.get().stream()).toList();
		return new PoolDoctor(() -> pools.orderedStream().toList(), names, totals);
	}

	@Bean
	ServerLimitReport covetServerLimitReport(ConnectionTotals totals, ObjectProvider<ServerLimitSource> sources) {
		return new ServerLimitReport(totals, () -> sources.orderedStream().findFirst());
	}

	/**
	 * The names of connection factories that have no pool.
	 */
	interface UnpooledNames extends Supplier<List<String>> {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ConnectionFactory.class, DatabaseClient.class })
	static class ReactiveConfiguration {

		@Bean
		UnpooledNames covetUnpooledConnectionFactories(ListableBeanFactory beanFactory) {
			return () -> UnpooledConnectionFactories.among(beanFactory.getBeansOfType(ConnectionFactory.class, false, false));
		}

		@Bean
		@ConditionalOnSingleCandidate(ConnectionFactory.class)
		@ConditionalOnMissingBean(ServerLimitSource.class)
		R2dbcServerLimit covetR2dbcServerLimit(ConnectionFactory connectionFactory) {
			return new R2dbcServerLimit(connectionFactory);
		}

	}

	// Asked only where there is no reactive way to the server.
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(DataSource.class)
	static class JdbcConfiguration {

		@Bean
		@ConditionalOnSingleCandidate(DataSource.class)
		@ConditionalOnMissingBean(ServerLimitSource.class)
		JdbcServerLimit covetJdbcServerLimit(DataSource dataSource) {
			return new JdbcServerLimit(dataSource);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebFilter.class)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class WebConfiguration {

		@Bean
		@ConditionalOnMissingBean
		HeldScopeWebFilter covetHeldScopeWebFilter() {
			return new HeldScopeWebFilter();
		}

	}

}
