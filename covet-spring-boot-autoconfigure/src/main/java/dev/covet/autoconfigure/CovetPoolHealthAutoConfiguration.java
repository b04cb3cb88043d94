package dev.covet.autoconfigure;

import dev.covet.actuate.PoolHealthIndicator;
import dev.covet.actuate.ReactivePoolHealthIndicator;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.check.PoolDoctor;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the component {@code covetPool}
 * of health.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CovetPoolAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(PoolDoctor.class)
@ConditionalOnEnabledHealthIndicator("covet")
public final class CovetPoolHealthAutoConfiguration {

	private static PoolHealthIndicator indicator(ObjectProvider<ManagedPool> pools) {
		return new PoolHealthIndicator(() -> pools.orderedStream().toList());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Mono.class)
	static class ReactiveConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = { "covetPoolHealthIndicator", "covetPoolHealthContributor" })
		ReactivePoolHealthIndicator covetPoolHealthIndicator(ObjectProvider<ManagedPool> pools) {
			return new ReactivePoolHealthIndicator(indicator(pools));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("reactor.core.publisher.Mono")
	static class BlockingConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = { "covetPoolHealthIndicator", "covetPoolHealthContributor" })
		PoolHealthIndicator covetPoolHealthIndicator(ObjectProvider<ManagedPool> pools) {
			return indicator(pools);
		}

	}

}
