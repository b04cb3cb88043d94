package dev.covet.cache.spring;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.covet.cache.json.CacheJson;

/**
 * What cache annotations are read with.
 *
 * @param caches the caches, asked for with the first call of a method
 * @param json how values become JSON, asked for when an annotation is read
 * @param tables the tables of entities
 * @param placeholders resolves placeholders in texts
 * @since 0.1.0
 */
public record DeclarationContext(Supplier<ValueCaches> caches, Supplier<CacheJson> json, TableNames tables,
		UnaryOperator<String> placeholders) {
}
