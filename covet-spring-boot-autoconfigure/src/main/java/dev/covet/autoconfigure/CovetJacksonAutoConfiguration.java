package dev.covet.autoconfigure;

import dev.covet.mapping.json.HandleModule;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for handles as JSON.
 *
 * @since 0.1.0
 */
@AutoConfiguration(beforeName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass({ JsonMapper.class, RelationalMappingContext.class })
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
public final class CovetJacksonAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	HandleModule covetHandleModule() {
		return new HandleModule();
	}

}
