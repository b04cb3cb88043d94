package dev.covet.autoconfigure;

import java.util.stream.Collectors;

import dev.covet.cache.CacheRegions;
import dev.covet.cache.CovetCache;
import dev.covet.cache.change.QueryTables;
import dev.covet.cache.json.CacheJson;
import dev.covet.cache.spring.CacheAdvisors;
import dev.covet.cache.spring.CacheSettings;
import dev.covet.cache.spring.CovetCaches;
import dev.covet.cache.spring.DeclarationContext;
import dev.covet.cache.spring.TableNames;
import dev.covet.cache.spring.ValueCaches;
import dev.covet.mapping.EntityModels;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aop.Advisor;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for an application's own values:
 * {@link CovetCache}, and methods with annotations.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { CovetCacheAutoConfiguration.class, CovetQueryAutoConfiguration.class },
		afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass({ JsonMapper.class, Advisor.class })
@ConditionalOnBean(CacheRegions.class)
@Import(CovetValueCacheAutoConfiguration.Proxies.class)
public final class CovetValueCacheAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	CacheJson covetCacheJson(ObjectProvider<JsonMapper> mapper) {
		return new CacheJson(mapper.getIfUnique(() -> JsonMapper.builder().build()));
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	ValueCaches covetValueCaches(CacheRegions regions, CacheJson json, CovetCacheProperties properties) {
		return new ValueCaches(regions, json, settings(properties));
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	CovetCache covetCache(ValueCaches caches, ObjectProvider<EntityModels> models) {
		return CovetCaches.create(caches, tables(models));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Advisor covetCachedAdvisor(ObjectProvider<ValueCaches> caches, ObjectProvider<CacheJson> json,
			ObjectProvider<EntityModels> models, Environment environment) {
		return CacheAdvisors.cached(context(caches, json, models, environment));
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static Advisor covetInvalidateCacheAdvisor(ObjectProvider<ValueCaches> caches, ObjectProvider<CacheJson> json,
			ObjectProvider<EntityModels> models, Environment environment) {
		return CacheAdvisors.invalidating(context(caches, json, models, environment));
	}

	private static DeclarationContext context(ObjectProvider<ValueCaches> caches, ObjectProvider<CacheJson> json,
			ObjectProvider<EntityModels> models, Environment environment) {
		return new DeclarationContext(SingletonSupplier.of(caches::getObject), SingletonSupplier.of(json::getObject),
				tables(models), environment::resolveRequiredPlaceholders);
	}

	private static TableNames tables(ObjectProvider<EntityModels> models) {
		return (entity) -> models.stream()
			.filter((known) -> known.isEntity(entity))
			.map((known) -> QueryTables.of(known.of(entity)))
			.collect(Collectors.toSet());
	}

	private static CacheSettings settings(CovetCacheProperties properties) {
		return new CacheSettings(properties.getTtl(), properties.getQuery().getMaximumRows(),
				properties.getCaches()
					.entrySet()
					.stream()
					.collect(Collectors.toMap((cache) -> cache.getKey(),
							(cache) -> new CacheSettings.Named(cache.getValue().getTtl(),
									cache.getValue().getStaleFor(), cache.getValue().getDependsOn()))));
	}

	/**
	 * Has the advisors' proxies made, also where nothing else of the application needs
	 * any.
	 */
	static class Proxies implements ImportBeanDefinitionRegistrar {

		@Override
		public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
			AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
			AopConfigUtils.forceAutoProxyCreatorToUseClassProxying(registry);
		}

	}

}
