package dev.covet.autoconfigure;

import dev.covet.cache.CacheRegions;
import dev.covet.metrics.CacheMetrics;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for meters of caches.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CovetCacheAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, CacheRegions.class })
public final class CovetCacheMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CacheMetrics covetCacheMetrics(CacheRegions regions) {
		return new CacheMetrics(regions);
	}

}
