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

	private volatile boolean deaf;

	Hearing(Stamps stamps, @Nullable LocalStore store) {
		this.stamps = stamps;
		this.store = store;
	}

	boolean isDeaf() {
		return this.deaf;
	}

	@Override
	public void onRaised(Collection<Tag> tags) {
		this.stamps.raise(tags);
	}

	@Override
	public void onDeaf() {
		this.deaf = true;
		this.stamps.raiseEverything();
		if (this.store != null) {
			this.store.clear();
		}
	}

	@Override
	public void onHeard() {
		this.stamps.raiseEverything();
		this.deaf = false;
	}

}
