package dev.covet.cache.query;

import dev.covet.cache.CacheKey;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.Select;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads rows from the database to be kept. It stops at the first one too many, and
 * remembers for which query: nothing is kept then, and callers read for themselves.
 */
final class RowLoads {

	private final QueryExecutor delegate;

	private final QueryCacheSettings settings;

	private final Freezer freezer;

	private final Unkept unkept;

	RowLoads(QueryExecutor delegate, QueryCacheSettings settings, Freezer freezer, Unkept unkept) {
		this.delegate = delegate;
		this.settings = settings;
		this.freezer = freezer;
		this.unkept = unkept;
	}

	// Whether a query or a shape is known not to be kept.
	boolean isUnkept(Object query) {
		return this.unkept.contains(query);
	}

	// Rows that were kept could not be read: those that come next may be no better.
	void giveUp(CacheKey key) {
		this.unkept.add(key);
	}

	Mono<StoredRows> load(CacheKey key, Select select, Plan.Options options) {
		return Mono.defer(() -> {
			RowRecorder recorder = new RowRecorder(this.freezer, this.settings.maximumRows(),
					this.settings.maximumBytes());
			return this.delegate.execute(select, recorder::record, options)
				.takeWhile((more) -> more)
				.then(Mono.fromSupplier(() -> rows(recorder, key, select)));
		});
	}

	private @Nullable StoredRows rows(RowRecorder recorder, CacheKey key, Select select) {
		switch (recorder.end()) {
			case TOO_LARGE -> this.unkept.add(key);
			case UNKNOWN_TYPE -> this.unkept.add(select.shape());
			case COMPLETE -> {
			}
		}
		return recorder.rows();
	}

}
