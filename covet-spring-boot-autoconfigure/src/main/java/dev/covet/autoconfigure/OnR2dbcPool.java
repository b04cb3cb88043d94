package dev.covet.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.r2dbc.EmbeddedDatabaseConnection;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches where Boot would build a pool of R2DBC connections and could.
 */
// Where it couldn't, Boot says why.
final class OnR2dbcPool extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Covet's R2DBC pool");
		Environment environment = context.getEnvironment();
		if (!environment.getProperty("spring.r2dbc.pool.enabled", Boolean.class, true)) {
			return ConditionOutcome.noMatch(message.because("spring.r2dbc.pool.enabled is false"));
		}
		String url = environment.getProperty("spring.r2dbc.url", "");
		if (url.contains(":pool:") && hasPoolProperties(environment)) {
			return ConditionOutcome.noMatch(message.because("both URL and properties set a pool"));
		}
		if (StringUtils.hasText(url) || hasDetails(context)
				|| EmbeddedDatabaseConnection.get(context.getClassLoader()) != EmbeddedDatabaseConnection.NONE) {
			return ConditionOutcome.match(message.because("there is a database"));
		}
		return ConditionOutcome.noMatch(message.because("there is no database"));
	}

	private static boolean hasPoolProperties(Environment environment) {
		return Binder.get(environment).bind("spring.r2dbc.pool", Bindable.of(R2dbcProperties.Pool.class)).isBound();
	}

	private static boolean hasDetails(ConditionContext context) {
		return context.getBeanFactory() != null
				&& context.getBeanFactory().getBeanNamesForType(R2dbcConnectionDetails.class, true, false).length > 0;
	}

}
