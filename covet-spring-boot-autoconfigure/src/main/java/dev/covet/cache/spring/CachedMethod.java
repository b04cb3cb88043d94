package dev.covet.cache.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.covet.cache.CacheKey;
import dev.covet.cache.json.ValueType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.StringUtils;

/**
 * A method whose publisher's values are kept.
 */
final class CachedMethod {

	private static final Log logger = LogFactory.getLog(CachedMethod.class);

	private final String name;

	private final String signature;

	private final boolean flux;

	private final ValueType type;

	private final @Nullable CallExpression key;

	private final @Nullable CallExpression unless;

	private final Supplier<ValueCache> cache;

	private volatile @Nullable ValueCache found;

	private volatile boolean toldOfKey;

	private CachedMethod(Cached cached, Method method, Class<?> targetClass, DeclarationContext context) {
		DeclarationRules rules = new DeclarationRules(method);
		Type element = rules.element(targetClass, "Spring's @Cacheable for others");
		Duration ttl = rules.ttl(context.placeholders().apply(cached.ttl()));
		Set<String> tables = rules.tables(cached.dependsOn(), context.tables());
		this.flux = rules.isFlux();
		this.type = this.flux ? context.json().get().listOf(element) : context.json().get().type(element);
		checkType(rules);
		this.key = cached.key().isBlank() ? null : CallExpression.parse(method, "key", cached.key());
		this.unless = cached.unless().isBlank() ? null
				: CallExpression.parse(method, "unless", cached.unless(), CallExpression.RESULT);
		this.signature = signature(method);
		String named = context.placeholders().apply(cached.cacheName());
		if (!named.isEmpty() && named.isBlank()) {
			throw rules.problem("has a blank name", "Leave the name out, or give one.");
		}
		this.name = StringUtils.hasText(named) ? named
				: targetClass.getSimpleName().replaceAll("\\$\\$.*", "") + "." + method.getName();
		this.cache = () -> context.caches().get().named(this.name, ttl).dependingOn(tables);
	}

	static CachedMethod read(Cached cached, Method method, Class<?> targetClass, DeclarationContext context) {
		return new CachedMethod(cached, method, targetClass, context);
	}

	private void checkType(DeclarationRules rules) {
		String problem = this.type.problem();
		if (problem != null) {
			throw rules.problem("is on a method whose values can't be kept: " + problem,
					"Return records of plain values, such as a view model.");
		}
	}

	// Two methods may share a cache, and then their parameters are not the same keys
	private static String signature(Method method) {
		return method.getName() + Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(",", "(", ")"));
	}

	// The key is that of the parameters as the method sees them, when it is subscribed to
	Publisher<Object> call(@Nullable Object[] arguments, Supplier<Publisher<Object>> method) {
		return this.flux ? Flux.defer(() -> flux(arguments, Flux.defer(method)))
				: Mono.defer(() -> mono(arguments, Mono.defer(() -> Mono.from(method.get()))));
	}

	private Flux<Object> flux(@Nullable Object[] arguments, Flux<Object> load) {
		CacheKey key = key(arguments);
		return (key != null) ? CallLoads.of(cache()).flux(key, this.type, load, (all) -> isKept(arguments, all)) : load;
	}

	private Mono<Object> mono(@Nullable Object[] arguments, Mono<Object> load) {
		CacheKey key = key(arguments);
		return (key != null) ? CallLoads.of(cache()).mono(key, this.type, load, (value) -> isKept(arguments, value))
				: load;
	}

	private boolean isKept(@Nullable Object[] arguments, @Nullable Object result) {
		return this.unless == null || !this.unless.holds(arguments, result);
	}

	private @Nullable CacheKey key(@Nullable Object[] arguments) {
		String text = (this.key != null) ? KeyText.of(this.key.evaluate(arguments)) : KeyText.of(arguments);
		if (text != null) {
			return CacheKey.of((this.key != null) ? text : this.signature + text);
		}
		if (!this.toldOfKey) {
			this.toldOfKey = true;
			logger.warn(("Calls of %s are not cached in '%s': their parameters have no text that is the same in every "
					+ "JVM. Give @Cached a key made of plain values")
				.formatted(this.signature, this.name));
		}
		return null;
	}

	private ValueCache cache() {
		ValueCache there = this.found;
		if (there == null) {
			there = this.cache.get();
			this.found = there;
		}
		return there;
	}

}
