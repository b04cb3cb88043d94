package dev.covet.autoconfigure;

import dev.covet.metrics.PoolMetrics;
import dev.covet.pool.ManagedPool;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for meters of pools.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CovetPoolAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "covet.pool.enabled", matchIfMissing = true)
public final class CovetPoolMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PoolMetrics covetPoolMetrics(ObjectProvider<ManagedPool> pools) {
		return new PoolMetrics(() -> pools.orderedStream().toList());
	}

}
