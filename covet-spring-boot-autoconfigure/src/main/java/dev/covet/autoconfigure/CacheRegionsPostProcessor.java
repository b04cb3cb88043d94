package dev.covet.autoconfigure;

import dev.covet.cache.CacheRegions;
import dev.covet.cache.SharedStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has writes end the values of regions from when these are there, Covet's own or an
 * application's.
 */
class CacheRegionsPostProcessor implements BeanPostProcessor {

	private final ObjectProvider<CacheInvalidations> invalidations;

	private final ObjectProvider<SharedStore> shared;

	CacheRegionsPostProcessor(ObjectProvider<CacheInvalidations> invalidations, ObjectProvider<SharedStore> shared) {
		this.invalidations = invalidations;
		this.shared = shared;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof CacheRegions regions) {
			this.invalidations.ifAvailable((each) -> each.begin(regions, this.shared.getIfAvailable() != null));
		}
		return bean;
	}

}
