package dev.covet.autoconfigure;

import dev.covet.profile.SlowStatementLog;
import dev.covet.profile.StatementLog;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the logging of statements.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
@EnableConfigurationProperties(CovetQueryProperties.class)
public final class CovetStatementLogAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty("covet.query.echo")
	StatementLog covetStatementLog() {
		return new StatementLog();
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnSlowThreshold.class)
	SlowStatementLog covetSlowStatementLog(CovetQueryProperties properties) {
		return new SlowStatementLog(properties.getSlowThreshold(), System::nanoTime);
	}

}
