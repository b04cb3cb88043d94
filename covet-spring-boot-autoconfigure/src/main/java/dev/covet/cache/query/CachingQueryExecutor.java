package dev.covet.cache.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheRegion;
import dev.covet.cache.Tag;
import dev.covet.query.execute.Connections;
import dev.covet.query.plan.CachePolicy;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.RowReader;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.UnreadableRowsException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Serves the rows of statements from the cache. On a miss the rows are taken down as the
 * driver has them, and every caller's reader, that of the first one too, reads what was
 * taken down.
 */
final class CachingQueryExecutor implements QueryExecutor {

	private final QueryExecutor delegate;

	private final CacheRegion<StoredRows> region;

	private final CachedShapes shapes;

	private final QueryKeys keys;

	private final CallerContext callers;

	private final RowLoads loads;

	CachingQueryExecutor(QueryExecutor delegate, CacheRegion<StoredRows> region, CachedShapes shapes, QueryKeys keys,
			CallerContext callers, RowLoads loads) {
		this.delegate = delegate;
		this.region = region;
		this.shapes = shapes;
		this.keys = keys;
		this.callers = callers;
		this.loads = loads;
	}

	@Override
	public <R> Flux<R> execute(Select select, RowReader<R> reader, Plan.Options options) {
		Flux<R> direct = this.delegate.execute(select, reader, options);
		if (options.fetchSize() != null || !this.shapes.isUsed(options.cache())) {
			return direct;
		}
		ShapeFacts facts = this.shapes.facts(select.shape());
		if (!facts.cacheable() || this.loads.isUnkept(select.shape())) {
			return direct;
		}
		return Flux.deferContextual((context) -> {
			CacheKey key = key(select, options.cache(), context);
			if (key == null || this.loads.isUnkept(key)) {
				this.region.countBypass();
				return direct;
			}
			Request<R> request = new Request<>(key, facts.tags(select.values()), select, reader, options, direct);
			return Connections.isPerhapsInTransaction(context)
					? this.callers.use(facts.tables()).flatMapMany((use) -> inTransaction(request, use))
					: cached(request);
		});
	}

	// The key, null where the connection is one that nobody else may use, or where nobody
	// knows what the caller sees.
	private @Nullable CacheKey key(Select select, CachePolicy policy, ContextView context) {
		String seen = this.callers.key(context);
		return (seen != null) ? this.keys.of(select, seen, policy.ttl()) : null;
	}

	private <R> Flux<R> inTransaction(Request<R> request, TransactionGate.Use use) {
		return switch (use) {
			case ALL -> cached(request);
			case HITS -> replay(this.region.get(request.key(), request.tags()), request);
			case NOTHING -> {
				this.region.countBypass();
				yield request.direct();
			}
		};
	}

	private <R> Flux<R> cached(Request<R> request) {
		Duration ttl = request.options().cache().ttl();
		Mono<StoredRows> load = this.loads.load(request.key(), request.select(), request.options());
		return replay(this.region.getOrLoad(request.key(), request.tags(), ttl, load), request);
	}

	private <R> Flux<R> replay(Mono<StoredRows> kept, Request<R> request) {
		return kept.map((rows) -> read(rows, request)).defaultIfEmpty(request.direct()).flatMapMany((rows) -> rows);
	}

	// All before the first is emitted: what can't be read must not have been in part.
	private <R> Flux<R> read(StoredRows rows, Request<R> request) {
		List<R> results = new ArrayList<>(rows.size());
		StoredRow row = new StoredRow(rows);
		try {
			for (int i = 0; i < rows.size(); i++) {
				results.add(request.reader().read(row.at(i)));
			}
		}
		catch (RuntimeException ex) {
			this.loads.giveUp(request.key());
			return this.region.evict(request.key()).thenMany(Flux.error(() -> new UnreadableRowsException(ex)));
		}
		return Flux.fromIterable(results);
	}

	/**
	 * A query of one caller.
	 *
	 * @param <R> what a row becomes
	 * @param key its key
	 * @param tags what its rows depend on
	 * @param select the plan
	 * @param reader the caller's reader
	 * @param options how it is run
	 * @param direct the way past the cache
	 */
	private record Request<R>(CacheKey key, List<Tag> tags, Select select, RowReader<R> reader, Plan.Options options,
			Flux<R> direct) {
	}

}
