package dev.covet.cache.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.ResolvableType;

/**
 * What the annotations of a method have to be like.
 */
final class DeclarationRules {

	private final Method method;

	DeclarationRules(Method method) {
		this.method = method;
	}

	Method method() {
		return this.method;
	}

	// The type argument of the publisher
	Type element(Class<?> targetClass, String instead) {
		Class<?> type = this.method.getReturnType();
		if (type != Mono.class && type != Flux.class) {
			throw problem("is on a method that returns %s".formatted(type.getSimpleName()),
					"Return a Mono or a Flux, or use %s.".formatted(instead));
		}
		ResolvableType element = ResolvableType.forMethodReturnType(this.method, targetClass).getGeneric();
		return (element.resolve() != null) ? element.getType() : Object.class;
	}

	boolean isFlux() {
		return this.method.getReturnType() == Flux.class;
	}

	@Nullable Duration ttl(String text) {
		if (text.isBlank()) {
			return null;
		}
		try {
			Duration ttl = DurationStyle.detectAndParse(text.trim());
			if (!ttl.isNegative() && !ttl.isZero()) {
				return ttl;
			}
		}
		catch (IllegalArgumentException ex) {
			throw problem("has ttl = \"%s\", which is no time".formatted(text), "Write for example 30s, 10m or PT1H.");
		}
		throw problem("has ttl = \"%s\"".formatted(text), "It must be longer than zero: no value is kept for ever.");
	}

	Set<String> tables(Class<?>[] entities, TableNames tables) {
		Set<String> names = new TreeSet<>();
		for (Class<?> entity : entities) {
			Set<String> those = tables.of(entity);
			if (those.isEmpty()) {
				throw problem("names %s, which is no entity".formatted(entity.getName()),
						"Name classes that are mapped to tables, with a property marked with @Id.");
			}
			names.addAll(those);
		}
		return names;
	}

	InvalidCacheDeclarationException problem(String problem, String action) {
		return new InvalidCacheDeclarationException(this.method, problem, action);
	}

}
