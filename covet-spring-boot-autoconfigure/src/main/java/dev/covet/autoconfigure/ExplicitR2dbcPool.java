package dev.covet.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

import dev.covet.pool.PoolSettings;
import dev.covet.pool.r2dbc.R2dbcPoolOverrides;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What an application says of its pool in Spring's properties or in its URL.
 *
 * @param source where it says so
 * @param keys what it says something of
 * @param maxSize the most connections, if it says that
 * @param overrides the rest
 */
record ExplicitR2dbcPool(String source, List<String> keys, @Nullable Integer maxSize, R2dbcPoolOverrides overrides) {

	private static final String PREFIX = "spring.r2dbc.pool.";

	static ExplicitR2dbcPool inProperties(Environment environment) {
		Binder binder = Binder.get(environment);
		return read(PREFIX + "*", (key, type) -> binder.bind(PREFIX + key, type).orElse(null));
	}

	static ExplicitR2dbcPool inUrl(ConnectionFactoryOptions options) {
		return read("the URL", (key, type) -> {
			Object value = options.getValue(Option.valueOf(camelCase(key)));
			return (value != null) ? ApplicationConversionService.getSharedInstance().convert(value, type) : null;
		});
	}

	// A pool of one is a size of one, however large the overflow.
	PoolSettings applyTo(PoolSettings settings) {
		if (this.maxSize == null) {
			return settings;
		}
		int size = Math.min(settings.size(), this.maxSize);
		return new PoolSettings(size, this.maxSize - size, settings.timeout(), settings.recycle(), settings.prePing(),
				settings.overflowIdle(), settings.echo(), settings.heldThreshold());
	}

	private static ExplicitR2dbcPool read(String source, BiFunction<String, Class<?>, @Nullable Object> values) {
		Reader reader = new Reader(values, new ArrayList<>());
		Integer maxSize = reader.get("max-size", Integer.class);
		R2dbcPoolOverrides overrides = new R2dbcPoolOverrides(reader.get("initial-size", Integer.class),
				reader.get("min-idle", Integer.class), reader.get("max-acquire-time", Duration.class),
				reader.get("acquire-retry", Integer.class), reader.get("max-life-time", Duration.class),
				reader.get("max-idle-time", Duration.class), reader.get("max-create-connection-time", Duration.class),
				reader.get("max-validation-time", Duration.class),
				reader.get("validation-depth", ValidationDepth.class), reader.get("validation-query", String.class),
				reader.get("background-eviction-interval", Duration.class));
		return new ExplicitR2dbcPool(source, List.copyOf(reader.found()), maxSize, overrides);
	}

	private static String camelCase(String key) {
		StringBuilder name = new StringBuilder();
		for (String word : key.split("-")) {
			name.append(name.isEmpty() ? word : StringUtils.capitalize(word));
		}
		return name.toString();
	}

	private record Reader(BiFunction<String, Class<?>, @Nullable Object> values, List<String> found) {

		<T> @Nullable T get(String key, Class<T> type) {
			Object value = this.values.apply(key, type);
			if (value != null) {
				this.found.add(key);
			}
			return type.cast(value);
		}

	}

}
