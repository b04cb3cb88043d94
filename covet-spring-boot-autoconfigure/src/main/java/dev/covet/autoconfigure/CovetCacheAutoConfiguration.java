package dev.covet.autoconfigure;

import java.util.Random;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.covet.cache.CacheRegions;
import dev.covet.cache.SharedStore;
import dev.covet.cache.core.CacheTime;
import dev.covet.cache.core.CoreCacheRegions;
import dev.covet.cache.core.LocalStore;
import dev.covet.cache.local.CaffeineLocalStore;
import io.r2dbc.spi.ConnectionFactory;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the cache: its tiers, and what
 * ends its values.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(Mono.class)
@ConditionalOnBooleanProperty(name = { "covet.enabled", "covet.cache.enabled" }, matchIfMissing = true)
@EnableConfigurationProperties(CovetCacheProperties.class)
public final class CovetCacheAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	CacheRegions covetCacheRegions(ObjectProvider<LocalStore> local, ObjectProvider<SharedStore> shared) {
		return CoreCacheRegions.create(local.getIfAvailable(), shared.getIfAvailable(), CacheTime.system(),
				new Random());
	}

	// Nodes that share values end those of others from the start.
	@Bean
	@ConditionalOnBean(SharedStore.class)
	SmartInitializingSingleton covetSharedRegions(ObjectProvider<CacheRegions> regions) {
		return regions::getObject;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Caffeine.class)
	@ConditionalOnBooleanProperty(name = "covet.cache.local.enabled", matchIfMissing = true)
	static class LocalConfiguration {

		@Bean
		@Lazy
		@ConditionalOnMissingBean
		LocalStore covetLocalStore(CovetCacheProperties properties) {
			return CaffeineLocalStore.create(properties.getLocal().getMaximumWeight().toBytes(), System::nanoTime);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ ConnectionFactory.class, CCJSqlParserUtil.class })
	static class InvalidationConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CacheInvalidations covetCacheInvalidations(ObjectProvider<ConnectionFactory> connections) {
			return new CacheInvalidations(connections);
		}

		@Bean
		static CacheRegionsPostProcessor covetCacheRegionsPostProcessor(
				ObjectProvider<CacheInvalidations> invalidations, ObjectProvider<SharedStore> shared) {
			return new CacheRegionsPostProcessor(invalidations, shared);
		}

	}

}
