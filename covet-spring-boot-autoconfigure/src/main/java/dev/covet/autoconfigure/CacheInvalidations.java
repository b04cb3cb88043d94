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
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Has commits end cached values, from when there may be any.
 */
// Where no region was made and nothing is shared with other nodes, a write costs nothing,
// and the catalogue isn't read.
class CacheInvalidations implements CommitListener, SmartInitializingSingleton, DisposableBean {

	private final CacheInvalidation invalidation;

	private final CacheRegions regions;

	private final boolean shared;

	private volatile boolean needed;

	CacheInvalidations(CacheRegions regions, ObjectProvider<ConnectionFactory> connections, boolean shared) {
		this.regions = regions;
		this.shared = shared;
		this.needed = shared;
		this.invalidation = new CacheInvalidation(regions, connections::getObject, Schedulers.boundedElastic());
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.shared) {
			this.invalidation.start();
		}
		this.regions.onRegion((region) -> {
			this.needed = true;
			this.invalidation.start();
		});
	}

	@Override
	public Mono<Void> onCommit(List<WrittenStatement> statements) {
		return this.needed ? this.invalidation.onCommit(statements) : Mono.empty();
	}

	@Nullable Set<String> tables(WrittenStatement statement) {
		return this.invalidation.tables(statement);
	}

	@Override
	public void destroy() {
		this.invalidation.close();
	}

}
