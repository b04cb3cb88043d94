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
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
	@ConditionalOnMissingBean
	CacheRegions covetCacheRegions(ObjectProvider<LocalStore> local, ObjectProvider<SharedStore> shared) {
		return CoreCacheRegions.create(local.getIfAvailable(), shared.getIfAvailable(), CacheTime.system(),
				new Random());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Caffeine.class)
	@ConditionalOnBooleanProperty(name = "covet.cache.local.enabled", matchIfMissing = true)
	static class LocalConfiguration {

		@Bean
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
		CacheInvalidations covetCacheInvalidations(CacheRegions regions, ObjectProvider<ConnectionFactory> connections,
				ObjectProvider<SharedStore> shared) {
			return new CacheInvalidations(regions, connections, shared.getIfAvailable() != null);
		}

	}

}
