package dev.covet.autoconfigure;

import dev.covet.cache.json.CacheJson;
import dev.covet.cache.spring.CovetCacheManager;
import dev.covet.cache.spring.CovetCachingPostProcessor;
import dev.covet.cache.spring.ValueCaches;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.cache.autoconfigure.CacheProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cache.CacheManager;
import org.springframework.cache.interceptor.CacheAspectSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Spring's cache annotations, in
 * the place of Boot's managers. A manager of the application's own, and one that is
 * chosen by {@code spring.cache.type}, stay what they are.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CovetValueCacheAutoConfiguration.class,
		beforeName = "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration")
@ConditionalOnClass({ CacheManager.class, CacheProperties.class })
@ConditionalOnBean({ CacheAspectSupport.class, ValueCaches.class })
@ConditionalOnMissingBean(value = CacheManager.class, name = "cacheResolver")
@ConditionalOnProperty(name = "spring.cache.type", matchIfMissing = true, havingValue = "none-is-set")
@EnableConfigurationProperties(CacheProperties.class)
public final class CovetCacheManagerAutoConfiguration {

	@Bean
	CovetCacheManager cacheManager(ValueCaches caches, CacheProperties properties, Environment environment) {
		IgnoredCacheProperties.report(environment);
		return new CovetCacheManager(caches, properties.getCacheNames());
	}

	@Bean
	static CovetCachingPostProcessor covetCachingPostProcessor(ObjectProvider<CacheJson> json) {
		return new CovetCachingPostProcessor(json::getObject);
	}

}
