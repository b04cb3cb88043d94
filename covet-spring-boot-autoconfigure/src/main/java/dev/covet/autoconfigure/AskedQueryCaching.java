package dev.covet.autoconfigure;

import java.util.function.Supplier;

import dev.covet.query.plan.CachePolicy;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.RowReader;
import dev.covet.query.plan.Select;
import reactor.core.publisher.Flux;

/**
 * A cache that is made for the first query that asks for it.
 *
 * @param direct the way past it
 * @param caching makes it
 */
record AskedQueryCaching(QueryExecutor direct, Supplier<QueryExecutor> caching) implements QueryExecutor {

	@Override
	public <R> Flux<R> execute(Select select, RowReader<R> reader, Plan.Options options) {
		QueryExecutor executor = (options.cache().use() == CachePolicy.Use.ON) ? this.caching.get() : this.direct;
		return executor.execute(select, reader, options);
	}

}
