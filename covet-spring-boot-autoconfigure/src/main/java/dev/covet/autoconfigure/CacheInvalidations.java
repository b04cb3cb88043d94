package dev.covet.autoconfigure;

import java.util.List;
import java.util.Set;

import dev.covet.cache.CacheRegions;
import dev.covet.cache.change.CacheInvalidation;
import dev.covet.statement.CommitListener;
import dev.covet.statement.WrittenStatement;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Has commits end cached values, from when there may be any.
 */
// Where nothing was cached yet and nothing is shared with other nodes, a write costs
// nothing, no text of it is read, and neither is the catalogue.
class CacheInvalidations implements CommitListener, DisposableBean {

	private final ObjectProvider<ConnectionFactory> connections;

	private volatile @Nullable CacheInvalidation invalidation;

	private volatile boolean needed;

	CacheInvalidations(ObjectProvider<ConnectionFactory> connections) {
		this.connections = connections;
	}

	// What other nodes keep has to be ended before this one keeps anything.
	void begin(CacheRegions regions, boolean shared) {
		CacheInvalidation begun = new CacheInvalidation(regions, this.connections::getObject,
				Schedulers.boundedElastic());
		this.invalidation = begun;
		if (shared) {
			start(begun);
		}
		regions.onRegion((region) -> start(begun));
	}

	private void start(CacheInvalidation begun) {
		this.needed = true;
		begun.start();
	}

	@Override
	public Mono<Void> onCommit(List<WrittenStatement> statements) {
		CacheInvalidation begun = this.invalidation;
		return (begun != null && this.needed) ? begun.onCommit(statements) : Mono.empty();
	}

	// The tables that a statement wrote to, null for any.
	@Nullable Set<String> tables(WrittenStatement statement) {
		CacheInvalidation begun = this.invalidation;
		return (begun != null) ? begun.tables(statement) : null;
	}

	@Override
	public void destroy() {
		CacheInvalidation begun = this.invalidation;
		if (begun != null) {
			begun.close();
		}
	}

}
