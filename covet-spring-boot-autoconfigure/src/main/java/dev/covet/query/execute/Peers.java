package dev.covet.query.execute;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.mapping.FetchMode;
import dev.covet.mapping.Handle;
import dev.covet.mapping.HandleLoader;
import dev.covet.mapping.Handles;
import dev.covet.mapping.RelationModel;
import dev.covet.mapping.RelationNotLoadedException;
import dev.covet.query.plan.Plan;
import dev.covet.statement.RelationUses;
import dev.covet.statement.StatementOrigin;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The entities of one result, known to each other: the first that asks for a relation
 * loads it for all that are still in use. Several that ask at once share one load.
 */
final class Peers {

	private final RelationLoading loading;

	private final Plan.Options options;

	private final List<WeakReference<RowHandles>> rows = new ArrayList<>();

	private final Map<RelationModel, Mono<Void>> underWay = new ConcurrentHashMap<>();

	private final @Nullable RelationUses uses;

	Peers(RelationLoading loading, Plan.Options options, @Nullable RelationUses uses) {
		this.loading = loading;
		this.options = options;
		this.uses = uses;
	}

	RowHandles newRow(int size) {
		RowHandles row = new RowHandles(this, size);
		if (this.options.fetchMode() == FetchMode.PEERS) {
			this.rows.add(new WeakReference<>(row));
		}
		return row;
	}

	Mono<Void> load(Handle<?> handle) {
		RelationModel relation = Handles.relation(handle);
		if (relation == null) {
			return Mono.error(() -> new IllegalStateException(handle + " did not come from a query"));
		}
		return switch (this.options.fetchMode()) {
			case RAISE -> Mono.error(() -> new RelationNotLoadedException(relation));
			case ONE -> this.loading.load(relation, List.of(handle), this.options);
			case PEERS -> this.underWay.computeIfAbsent(relation, (key) -> loadAll(key, handle))
				.then(Mono.defer(() -> handle.isLoaded() ? Mono.empty() : loadAll(relation, handle)));
		};
	}

	// Where load() was called is kept, if it is wanted, for the statement that follows.
	HandleLoader calledFor(Handle<?> handle, HandleLoader loader) {
		RelationModel relation = Handles.relation(handle);
		StatementOrigin origin = (relation != null) ? this.loading.origin(relation) : null;
		StatementOrigin here = (origin != null) ? origin.here() : null;
		return (here != origin && here != null) ? (loaded) -> loader.load(loaded).contextWrite(here::putInto) : loader;
	}

	void onRead(Handle<?> handle) {
		if (this.uses != null) {
			RelationModel relation = Handles.relation(handle);
			if (relation != null) {
				this.uses.read(relation);
			}
		}
	}

	// In a stream a load may be under way for those that were read before this one.
	private Mono<Void> loadAll(RelationModel relation, Handle<?> first) {
		return Mono.defer(() -> this.loading.load(relation, unloaded(relation, first), this.options))
			.doFinally((signal) -> this.underWay.remove(relation))
			.cache();
	}

	private List<Handle<?>> unloaded(RelationModel relation, Handle<?> first) {
		List<Handle<?>> handles = new ArrayList<>();
		for (WeakReference<RowHandles> reference : this.rows) {
			RowHandles row = reference.get();
			for (Handle<?> handle : (row != null) ? row.all() : new Handle<?>[0]) {
				if (handle != null && Handles.relation(handle) == relation && !handle.isLoaded()) {
					handles.add(handle);
				}
			}
		}
		if (handles.stream().noneMatch((handle) -> handle == first)) {
			handles.add(first);
		}
		return handles;
	}

}
