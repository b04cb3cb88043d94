package dev.covet.autoconfigure;

import java.util.Set;
import java.util.TreeSet;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/**
 * Says which settings of Boot's own cache managers have no meaning for Covet's.
 */
final class IgnoredCacheProperties {

	private static final Log logger = LogFactory.getLog("dev.covet.cache");

	private static final String PREFIX = "spring.cache.";

	private IgnoredCacheProperties() {
	}

	static void report(Environment environment) {
		Set<String> ignored = in(environment);
		if (!ignored.isEmpty()) {
			logger.info("Covet's cache manager takes no notice of " + ignored
					+ ": set covet.cache.* instead, or spring.cache.type to have the manager that they are for");
		}
	}

	private static Set<String> in(Environment environment) {
		Set<String> names = new TreeSet<>();
		if (environment instanceof ConfigurableEnvironment configurable) {
			configurable.getPropertySources().forEach((source) -> {
				if (source instanceof EnumerablePropertySource<?> enumerable) {
					for (String name : enumerable.getPropertyNames()) {
						if (name.startsWith(PREFIX) && !name.startsWith(PREFIX + "cache-names")) {
							names.add(name);
						}
					}
				}
			});
		}
		return names;
	}

}
