package dev.covet.autoconfigure;

import dev.covet.actuate.CovetCacheEndpoint;
import dev.covet.cache.CacheRegions;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the endpoint {@code covetcache}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CovetCacheAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(CacheRegions.class)
@ConditionalOnAvailableEndpoint(CovetCacheEndpoint.class)
public final class CovetCacheEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CovetCacheEndpoint covetCacheEndpoint(CacheRegions regions) {
		return new CovetCacheEndpoint(regions);
	}

}
