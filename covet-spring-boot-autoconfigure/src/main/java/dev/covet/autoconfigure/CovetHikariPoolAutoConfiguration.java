package dev.covet.autoconfigure;

import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolListener;
import dev.covet.pool.hikari.TunedHikariDataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that sets the HikariCP pool of
 * Boot's data source in Covet's words.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({ HikariDataSource.class, DataSourceUnwrapper.class })
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "covet.pool.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CovetPoolProperties.class)
public final class CovetHikariPoolAutoConfiguration {

	@Bean
	static HikariPoolPostProcessor covetHikariPoolPostProcessor(ConfigurableListableBeanFactory beanFactory,
			Environment environment, ObjectProvider<CovetPoolProperties> properties,
			ObjectProvider<PoolListener> listeners) {
		return new HikariPoolPostProcessor(beanFactory, environment,
				() -> new PoolSettingsFactory(properties.getObject(), environment).settings(), listeners);
	}

	@Bean
	@ConditionalOnSingleCandidate(HikariDataSource.class)
	ManagedPool covetHikariPool(Map<String, DataSource> dataSources) {
		return dataSources.entrySet()
			.stream()
			.flatMap((entry) -> pool(entry.getKey(), entry.getValue()))
			.findFirst()
			.orElseThrow();
	}

	private static Stream<ManagedPool> pool(String name, DataSource dataSource) {
		HikariDataSource hikari = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class,
				HikariDataSource.class);
		return (hikari != null) ? Stream.of(TunedHikariDataSource.managedPool(name, hikari)) : Stream.empty();
	}

}
