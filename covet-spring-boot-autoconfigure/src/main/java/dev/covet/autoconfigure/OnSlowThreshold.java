package dev.covet.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless the threshold for slow statements is set to nothing: an empty value does
 * not get as far as the properties, which keep their default then.
 */
class OnSlowThreshold extends SpringBootCondition {

	private static final String KEY = "covet.query.slow-threshold";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		String value = Binder.get(context.getEnvironment()).bind(KEY, String.class).orElse("default");
		ConditionMessage.Builder message = ConditionMessage.forCondition("Slow threshold");
		return value.isBlank() ? ConditionOutcome.noMatch(message.because(KEY + " is empty"))
				: ConditionOutcome.match(message.because(KEY + " is not empty"));
	}

}
