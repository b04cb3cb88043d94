package dev.covet.cache.query;

import java.util.function.Function;

import dev.covet.query.execute.StatementExecutor;
import dev.covet.query.plan.CachePolicy;
import dev.covet.query.plan.SelectShape;

import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.util.ConcurrentLruCache;

/**
 * Which queries are cached, and what is known of their shapes. Bounded like the
 * statements.
 */
final class CachedShapes {

	private static final int CAPACITY = 2000;

	private final boolean enabled;

	private final ConcurrentLruCache<SelectShape, ShapeFacts> facts;

	CachedShapes(boolean enabled, Function<SqlIdentifier, String> names, StatementExecutor statements) {
		this.enabled = enabled;
		this.facts = new ConcurrentLruCache<>(CAPACITY, (shape) -> ShapeFacts.of(shape, names, statements::boundType));
	}

	boolean isUsed(CachePolicy policy) {
		return switch (policy.use()) {
			case DEFAULT -> this.enabled;
			case ON -> true;
			case OFF -> false;
		};
	}

	ShapeFacts facts(SelectShape shape) {
		return this.facts.get(shape);
	}

}
