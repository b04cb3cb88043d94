package dev.covet.sample.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.core.MethodParameter;

/**
 * Says what a parameter of a controller allows.
 */
final class AllowedValues {

	private AllowedValues() {
	}

	static String of(MethodParameter parameter) {
		Object[] constants = parameter.getParameterType().getEnumConstants();
		if (constants != null) {
			return Arrays.stream(constants)
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", "));
		}
		Min min = parameter.getParameterAnnotation(Min.class);
		Max max = parameter.getParameterAnnotation(Max.class);
		return (min != null && max != null) ? min.value() + " to " + max.value() : "a whole number";
	}

}
