package dev.covet.query.execute;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Notes about objects, found by the very same object and forgotten with it.
 */
final class WeakIdentities<V> {

	private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

	private final Map<Object, V> notes = new ConcurrentHashMap<>();

	void put(Object object, V note) {
		forgetCollected();
		this.notes.put(new Identity(object, this.collected), note);
	}

	@Nullable V get(Object object) {
		if (this.notes.isEmpty()) {
			return null;
		}
		forgetCollected();
		return this.notes.get(new Identity(object, null));
	}

	boolean isEmpty() {
		return this.notes.isEmpty();
	}

	int size() {
		forgetCollected();
		return this.notes.size();
	}

	private void forgetCollected() {
		Reference<?> reference = this.collected.poll();
		while (reference != null) {
			this.notes.remove(reference);
			reference = this.collected.poll();
		}
	}

	private static final class Identity extends WeakReference<Object> {

		private final int hash;

		Identity(Object object, @Nullable ReferenceQueue<Object> collected) {
			super(object, collected);
			this.hash = System.identityHashCode(object);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			if (this == other) {
				return true;
			}
			Object own = get();
			return own != null && other instanceof Identity that && own == that.get();
		}

		@Override
		public int hashCode() {
			return this.hash;
		}

	}

}
