package dev.covet.autoconfigure;

import dev.covet.profile.Profiler;
import dev.covet.web.RequestProfilingWebFilter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for profiling.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "covet.profiling.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CovetProfilingProperties.class)
public final class CovetProfilingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Profiler covetProfiler() {
		return new Profiler();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebFilter.class)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	@ConditionalOnBooleanProperty("covet.profiling.request.enabled")
	static class ReactiveConfiguration {

		@Bean
		@ConditionalOnMissingBean
		RequestProfilingWebFilter covetRequestProfilingWebFilter(CovetProfilingProperties properties) {
			CovetProfilingProperties.Request request = properties.getRequest();
			return new RequestProfilingWebFilter(request.getParameter(), request.getHeaderPrefix(), System::nanoTime);
		}

	}

}
