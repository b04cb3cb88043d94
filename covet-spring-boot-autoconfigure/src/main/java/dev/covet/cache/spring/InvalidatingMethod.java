package dev.covet.cache.spring;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import dev.covet.cache.CacheKey;
import dev.covet.cache.Change;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A method after which cached values are thrown away.
 */
final class InvalidatingMethod {

	private final boolean flux;

	private final List<String> names;

	private final @Nullable CallExpression key;

	private final List<Change> changes;

	private final Supplier<ValueCaches> caches;

	private InvalidatingMethod(InvalidateCache annotation, Method method, Class<?> targetClass,
			DeclarationContext context) {
		DeclarationRules rules = new DeclarationRules(method);
		rules.element(targetClass, "Spring's @CacheEvict for others");
		Set<String> tables = rules.tables(annotation.entities(), context.tables());
		this.flux = rules.isFlux();
		this.names = Arrays.stream(annotation.cacheName()).map(context.placeholders()).toList();
		this.changes = tables.stream().map(Change::ofTable).toList();
		check(annotation, rules);
		this.key = annotation.key().isBlank() ? null : CallExpression.parse(method, "key", annotation.key());
		this.caches = context.caches();
	}

	static InvalidatingMethod read(InvalidateCache annotation, Method method, Class<?> targetClass,
			DeclarationContext context) {
		return new InvalidatingMethod(annotation, method, targetClass, context);
	}

	private void check(InvalidateCache annotation, DeclarationRules rules) {
		if (this.names.stream().anyMatch(String::isBlank)) {
			throw rules.problem("has a blank name", "Name the cache.");
		}
		if (this.names.isEmpty() && this.changes.isEmpty()) {
			throw rules.problem("throws nothing away", "Name a cache, or entities.");
		}
		if (!this.names.isEmpty() && annotation.key().isBlank() != annotation.allEntries()) {
			throw rules.problem("has to say which values of the cache are thrown away",
					"Give either a key or allEntries = true.");
		}
		if (this.names.isEmpty() && (annotation.allEntries() || !annotation.key().isBlank())) {
			throw rules.problem("says which values are thrown away, but not of which cache", "Name the cache.");
		}
	}

	Publisher<Object> call(@Nullable Object[] arguments, Supplier<Publisher<Object>> method) {
		Mono<Void> action = Mono
			.defer(() -> action((this.key != null) ? KeyText.of(this.key.evaluate(arguments)) : null));
		if (this.flux) {
			return SubscriberTransaction.current().flatMapMany((transaction) -> {
				Ending ending = new Ending(transaction, action);
				return Flux.defer(method)
					.concatWith(Mono.defer(ending::end).then(Mono.empty()))
					.doOnCancel(ending::doubt);
			});
		}
		return SubscriberTransaction.current().flatMap((transaction) -> {
			Ending ending = new Ending(transaction, action);
			return Mono.defer(() -> Mono.from(method.get()))
				.flatMap((value) -> ending.end().thenReturn(value))
				.switchIfEmpty(Mono.defer(ending::end).then(Mono.empty()))
				.doOnCancel(ending::doubt);
		});
	}

	// A key without a text is that of no value
	private Mono<Void> action(@Nullable String text) {
		List<Mono<Void>> actions = new ArrayList<>();
		for (String name : this.names) {
			actions.add(Mono.defer(() -> {
				ValueCache cache = this.caches.get().named(name);
				return (this.key == null) ? cache.region().clear()
						: (text != null) ? cache.region().evict(CacheKey.of(text)) : Mono.empty();
			}));
		}
		if (!this.changes.isEmpty()) {
			actions.add(Mono.defer(() -> this.caches.get().regions().invalidate(this.changes)));
		}
		return Mono.when(actions);
	}

}
