package dev.covet.mapping;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Transient;

/**
 * One end of a relation: it knows what it points at and is loaded or not. A {@link Ref}
 * points at one row, a {@link Many} at the rows that belong to its owner.
 * <p>
 * Handles may be shared between threads. They hold no connection and start no work by
 * themselves: only subscribing to {@code load()} does.
 *
 * @param <T> the entity at the other end
 * @since 0.1.0
 */
public abstract sealed class Handle<T> permits Ref, Many {

	private static final Object NOT_LOADED = new Object();

	// Transient for Spring Data where Covet is switched off and nothing tells it of
	// handles.
	@Transient
	private final @Nullable RelationModel relation;

	@Transient
	private final @Nullable HandleLoader loader;

	private volatile @Nullable Object content;

	Handle(@Nullable RelationModel relation, @Nullable HandleLoader loader) {
		this.relation = relation;
		this.loader = loader;
		this.content = NOT_LOADED;
	}

	Handle(@Nullable Object content) {
		this.relation = null;
		this.loader = null;
		this.content = content;
	}

	/**
	 * Return whether the other end is in memory, an empty one included.
	 * @return whether reading this handle is possible without a query
	 */
	public final boolean isLoaded() {
		return this.content != NOT_LOADED;
	}

	final void fill(@Nullable Object content) {
		this.content = content;
	}

	final @Nullable Object content() {
		Object current = this.content;
		if (current == NOT_LOADED) {
			throw new RelationNotLoadedException(describe(), this.relation);
		}
		return current;
	}

	// For the application's code, which is what counts as reading.
	final @Nullable Object readContent() {
		Object current = content();
		read();
		return current;
	}

	final void read() {
		if (this.loader != null) {
			this.loader.onRead(this);
		}
	}

	final @Nullable RelationModel relation() {
		return this.relation;
	}

	final HandleLoader loader() {
		if (this.loader == null) {
			throw new RelationNotLoadedException(describe(), this.relation);
		}
		return this.loader;
	}

	// For load(): null where nothing needs to be loaded, or can be.
	final @Nullable HandleLoader called() {
		return (this.loader != null && !isLoaded()) ? this.loader.calledFor(this) : null;
	}

	final Mono<Void> loaded(@Nullable HandleLoader called) {
		return isLoaded() ? Mono.empty() : ((called != null) ? called : loader()).load(this);
	}

	abstract @Nullable Object key();

	abstract String describe();

	@Override
	public final String toString() {
		return describe() + (isLoaded() ? " (loaded)" : "");
	}

}
