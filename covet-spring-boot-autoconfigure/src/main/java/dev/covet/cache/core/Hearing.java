package dev.covet.cache.core;

import java.util.Collection;

import dev.covet.cache.SharedListener;
import dev.covet.cache.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What this node hears of other nodes' writes. While it is deaf, nothing is kept in this
 * JVM.
 */
// Everything is raised at both ends: at the first, so that nothing kept before is served,
// and at the second, so that nothing is kept whose load began while nobody told of
// writes.
final class Hearing implements SharedListener {

	private final Stamps stamps;

	private final @Nullable LocalStore store;

	private final CacheTime time;

	private volatile boolean deaf;

	Hearing(Stamps stamps, @Nullable LocalStore store, CacheTime time) {
		this.stamps = stamps;
		this.store = store;
		this.time = time;
	}

	boolean isDeaf() {
		return this.deaf;
	}

	@Override
	public void onRaised(Collection<Tag> tags) {
		this.stamps.raise(tags);
	}

	// Nothing that was kept is good from here on. To free its memory may take a while,
	// for
	// which this thread, of the connection to the shared store perhaps, is not held up
	@Override
	public void onDeaf() {
		this.deaf = true;
		this.stamps.raiseEverything();
		LocalStore store = this.store;
		if (store != null) {
			this.time.scheduler().schedule(store::clear);
		}
	}

	@Override
	public void onHeard() {
		this.stamps.raiseEverything();
		this.deaf = false;
	}

}
