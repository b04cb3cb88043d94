package dev.covet.cache.core;

import java.util.Collection;

import dev.covet.cache.SharedStore;
import dev.covet.cache.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Raises stamps on this node and on all others.
 */
// On this node twice. The first time, so that values end at once. The second time,
// because
// a reader who began in between may have read the old value from the shared store, whose
// stamps were not raised yet, and would keep it as one that is good.
final class Raising {

	private final Stamps stamps;

	private final @Nullable SharedStore store;

	Raising(Stamps stamps, @Nullable SharedStore store) {
		this.stamps = stamps;
		this.store = store;
	}

	// Goes on to its end when the subscriber leaves: a write that happened must be told
	Mono<Void> raise(Collection<Tag> tags) {
		SharedStore store = this.store;
		return Mono.deferContextual((context) -> {
			this.stamps.raise(tags);
			if (store == null) {
				return Mono.empty();
			}
			Mono<Void> shared = Mono.defer(() -> store.raise(tags))
				.onErrorComplete()
				.doOnTerminate(() -> this.stamps.raise(tags))
				.contextWrite(context);
			return Mono.fromFuture(shared.toFuture(), true);
		});
	}

}
