package dev.covet.cache.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

import dev.covet.query.plan.SelectShape;
import org.jspecify.annotations.Nullable;

/**
 * What makes a query the same as another one on this node: shape, values, and what its
 * caller sees of the database.
 */
final class QueryKey {

	private final SelectShape shape;

	private final Object[] values;

	private final String context;

	private final @Nullable Duration ttl;

	private final int hash;

	QueryKey(SelectShape shape, Object[] values, String context, @Nullable Duration ttl) {
		this.shape = shape;
		this.values = values;
		this.context = context;
		this.ttl = ttl;
		this.hash = 31 * (31 * shape.hashCode() + Arrays.hashCode(values)) + context.hashCode();
	}

	// A TTL is a part of it: who asks for a short one must not be served what another
	// one keeps longer.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof QueryKey key && this.hash == key.hash && Arrays.equals(this.values, key.values)
				&& this.context.equals(key.context) && Objects.equals(this.ttl, key.ttl)
				&& this.shape.equals(key.shape);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

}
