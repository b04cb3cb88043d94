package dev.covet.cache.core;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.cache.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The stamps of this node.
 */
// Only readers make stamps. A write to what nobody has read has nothing to raise: who
// comes to read it makes the stamp, and looks at its number, after the write. So texts
// that write to ever new tables don't fill the memory.
final class Stamps {

	private static final int MOST = 1 << 18;

	private final Map<Tag, Stamp> stamps = new ConcurrentHashMap<>();

	private final Stamp everything = new Stamp();

	// Shared by all tags that came when there was no room for stamps of their own
	private final Stamp others = new Stamp();

	private final int most;

	private volatile boolean full;

	Stamps() {
		this(MOST);
	}

	Stamps(int most) {
		this.most = most;
		this.stamps.put(Tag.everything(), this.everything);
	}

	Stamp of(Tag tag) {
		Stamp found = this.stamps.get(tag);
		if (found != null) {
			return found;
		}
		if (this.stamps.size() >= this.most) {
			this.full = true;
			return this.others;
		}
		return this.stamps.computeIfAbsent(tag, (missing) -> new Stamp());
	}

	void raise(Collection<Tag> tags) {
		tags.forEach(this::raise);
	}

	void raiseEverything() {
		this.everything.raise();
	}

	// One reader may have got the stamp of the others for a tag while another one, at the
	// same moment, still made one for it: so both are raised
	private void raise(Tag tag) {
		@Nullable Stamp found = this.stamps.get(tag);
		if (found != null) {
			found.raise();
		}
		if (this.full) {
			this.others.raise();
		}
	}

}
