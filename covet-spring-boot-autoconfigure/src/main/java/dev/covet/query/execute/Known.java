package dev.covet.query.execute;

import java.util.Objects;
import java.util.function.Consumer;

import dev.covet.mapping.Handle;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks.One;

/**
 * An instance that stands for a row in this query. Where the application has callbacks
 * for entities that were read, it is there once they have run.
 */
final class Known {

	private final @Nullable RowHandles handles;

	private final @Nullable One<Object> later;

	private volatile @Nullable Object instance;

	Known(Object instance, @Nullable RowHandles handles) {
		this.handles = handles;
		this.later = null;
		this.instance = instance;
	}

	// An instance that is still to come.
	Known(@Nullable RowHandles handles) {
		this.handles = handles;
		this.later = reactor.core.publisher.Sinks.one();
	}

	// What a reader returned: an instance, or what stands for one that is to come.
	static @Nullable Object resolve(@Nullable Object read) {
		return (read instanceof Known known) ? known.instance() : read;
	}

	Object instance() {
		return Objects.requireNonNull(this.instance, "the instance is not made yet");
	}

	Handle<?> handle(int place) {
		return Objects.requireNonNull(this.handles, "the entity has no handles").get(place);
	}

	void set(Object made) {
		this.instance = made;
		if (this.later != null) {
			this.later.tryEmitValue(made);
		}
	}

	Mono<Object> ready() {
		return (this.later != null) ? this.later.asMono() : Mono.just(instance());
	}

	void whenReady(Consumer<Object> action) {
		if (this.later != null) {
			this.later.asMono().subscribe(action);
		}
		else {
			action.accept(instance());
		}
	}

}
