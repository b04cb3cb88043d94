package dev.covet.sample.post;

import java.util.Arrays;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads a strategy in lower case, as URLs have it.
 */
@Component
class LoadStrategyConverter implements Converter<String, LoadStrategy> {

	@Override
	public LoadStrategy convert(String source) {
		return Arrays.stream(LoadStrategy.values())
			.filter((strategy) -> strategy.name().equalsIgnoreCase(source))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Unknown strategy"));
	}

}
