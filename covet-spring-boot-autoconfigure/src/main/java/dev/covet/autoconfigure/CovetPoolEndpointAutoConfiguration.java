package dev.covet.autoconfigure;

import dev.covet.actuate.CovetPoolEndpoint;
import dev.covet.pool.check.PoolDoctor;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the endpoint {@code covetpool}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CovetPoolAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(PoolDoctor.class)
@ConditionalOnAvailableEndpoint(CovetPoolEndpoint.class)
public final class CovetPoolEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CovetPoolEndpoint covetPoolEndpoint(PoolDoctor doctor) {
		return new CovetPoolEndpoint(doctor);
	}

}
