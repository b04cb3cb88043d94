package dev.covet.cache.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import dev.covet.cache.json.CacheJson;
import dev.covet.cache.json.ValueType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cache.interceptor.CacheOperation;
import org.springframework.cache.interceptor.CachePutOperation;
import org.springframework.cache.interceptor.CacheableOperation;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

/**
 * What Spring's annotations on a method mean for its calls.
 *
 * @param type the declared type of what is kept
 * @param loaded whether the cache may call the method itself: what it gives is kept
 * without a condition, and not put anywhere else
 * @param put the names of the caches into which the method puts its result
 * @param kind what the method returns
 */
record CallPlan(ValueType type, boolean loaded, Set<String> put, Kind kind) {

	static CallPlan of(Method method, Class<?> targetClass, Collection<CacheOperation> operations, CacheJson json) {
		Kind kind = Kind.of(method.getReturnType());
		ResolvableType returned = ResolvableType.forMethodReturnType(method, targetClass);
		Type type = (kind == Kind.VALUE && method.getReturnType() != Optional.class) ? boxed(returned)
				: argument(returned);
		Set<String> put = new HashSet<>();
		int cacheable = 0;
		boolean conditional = false;
		for (CacheOperation operation : operations) {
			if (operation instanceof CachePutOperation) {
				put.addAll(operation.getCacheNames());
			}
			else if (operation instanceof CacheableOperation one) {
				cacheable++;
				conditional |= StringUtils.hasText(one.getUnless());
			}
		}
		boolean loaded = cacheable == 1 && !conditional && put.isEmpty();
		return new CallPlan((kind == Kind.FLUX) ? json.listOf(type) : json.type(type), loaded, put, kind);
	}

	private static Type argument(ResolvableType returned) {
		ResolvableType argument = returned.getGeneric();
		return (argument.resolve() != null) ? argument.getType() : Object.class;
	}

	private static Type boxed(ResolvableType returned) {
		return (returned.resolve() == void.class) ? Object.class : returned.getType();
	}

	/**
	 * What a method returns.
	 */
	enum Kind {

		/** A value or nothing. */
		VALUE,

		/** A future. */
		FUTURE,

		/** A publisher of at most one value. */
		MONO,

		/** A publisher of many, kept as a list. */
		FLUX;

		static Kind of(Class<?> type) {
			if (CompletionStage.class.isAssignableFrom(type)) {
				return FUTURE;
			}
			return (type == Mono.class) ? MONO : (type == Flux.class) ? FLUX : VALUE;
		}

	}

}
