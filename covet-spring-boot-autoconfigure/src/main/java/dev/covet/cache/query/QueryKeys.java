package dev.covet.cache.query;

import java.time.Duration;
import java.util.List;

import dev.covet.cache.CacheKey;
import dev.covet.query.execute.StatementExecutor;
import dev.covet.query.plan.Select;
import org.jspecify.annotations.Nullable;

/**
 * Makes the keys of queries.
 */
final class QueryKeys {

	private final StatementExecutor statements;

	private final String database;

	QueryKeys(StatementExecutor statements, String database) {
		this.statements = statements;
		this.database = database;
	}

	// The key of a query, null when it has a value that can't be a part of one. What the
	// application's converter writes for such a value is one, as a rule.
	@Nullable CacheKey of(Select select, String context, @Nullable Duration ttl) {
		Object[] values = QueryValues.of(select.values());
		if (values == null) {
			values = QueryValues.of(List.<Object>of(this.statements.bound(select)));
		}
		return (values != null)
				? CacheKey.of(new QueryKey(select.shape(), values, context, ttl), () -> text(select, context, ttl))
				: null;
	}

	private String text(Select select, String context, @Nullable Duration ttl) {
		return new KeyText().with(String.valueOf(RowsCodec.VERSION))
			.with(this.database)
			.with(context)
			.with(String.valueOf(ttl))
			.with(this.statements.compiled(select))
			.with(this.statements.bound(select))
			.digest();
	}

}
