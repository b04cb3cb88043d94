package dev.covet.mapping;

import reactor.core.publisher.Mono;

/**
 * Loads what a handle points at. Implemented by Covet's query execution; an application
 * calls {@link Ref#load()} and {@link Many#load()}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandleLoader {

	/**
	 * Load and fill a handle, and its siblings where the fetch mode says so.
	 * @param handle the handle that is asked for
	 * @return completes once the handle is loaded
	 */
	Mono<Void> load(Handle<?> handle);

	/**
	 * Called by {@code load()} itself, on the thread of the application's code and before
	 * anything is subscribed to: what the stack says can be kept.
	 * @param handle the handle that is asked for
	 * @return what loads it, this one unless there is something to keep
	 */
	default HandleLoader calledFor(Handle<?> handle) {
		return this;
	}

	/**
	 * Called when what a handle points at is read.
	 * @param handle the handle
	 */
	default void onRead(Handle<?> handle) {
	}

}
