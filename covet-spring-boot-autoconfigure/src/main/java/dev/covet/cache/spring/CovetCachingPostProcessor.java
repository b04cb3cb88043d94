package dev.covet.cache.spring;

import java.util.function.Supplier;

import dev.covet.cache.json.CacheJson;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cache.interceptor.BeanFactoryCacheOperationSourceAdvisor;
import org.springframework.cache.interceptor.CacheInterceptor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Has Spring's cache annotations work with {@link CovetCacheManager} as that promises: it
 * puts something around Spring's own aspect, and moves that outside of transactions
 * unless the application has said where it stands.
 *
 * @since 0.1.0
 */
public final class CovetCachingPostProcessor implements BeanPostProcessor, PriorityOrdered {

	private final Supplier<CacheJson> json;

	/**
	 * Create the post-processor, which has to exist before the first proxy is made.
	 * @param json how values become JSON, asked for with the first call of a method
	 */
	public CovetCachingPostProcessor(Supplier<CacheJson> json) {
		this.json = json;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof BeanFactoryCacheOperationSourceAdvisor advisor
				&& advisor.getAdvice() instanceof CacheInterceptor aspect) {
			advisor.setAdvice(new CacheCallInterceptor(aspect, this.json));
			if (advisor.getOrder() == Ordered.LOWEST_PRECEDENCE) {
				advisor.setOrder(CacheAdvisors.CACHED_ORDER);
			}
		}
		return bean;
	}

}
