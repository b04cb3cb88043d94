package dev.covet.cache;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The key of a value in a region. On this node equality counts; in a shared store the
 * text does, which is made when it is needed first.
 *
 * @since 0.1.0
 */
public final class CacheKey {

	private final Object identity;

	private final Supplier<String> maker;

	private final int hash;

	private volatile @Nullable String text;

	private CacheKey(Object identity, Supplier<String> maker) {
		this.identity = identity;
		this.maker = maker;
		this.hash = identity.hashCode();
	}

	/**
	 * Create a key whose text is itself.
	 * @param text the text; equal keys have equal texts, and other keys have others
	 * @return the key
	 */
	public static CacheKey of(String text) {
		return new CacheKey(text, () -> text);
	}

	/**
	 * Create a key.
	 * @param identity an immutable object that is equal to that of equal keys
	 * @param text makes the text, which has to be the same in every JVM
	 * @return the key
	 */
	public static CacheKey of(Object identity, Supplier<String> text) {
		return new CacheKey(identity, text);
	}

	/**
	 * Return the text for a shared store.
	 * @return the text
	 */
	public String text() {
		String made = this.text;
		if (made == null) {
			made = this.maker.get();
			this.text = made;
		}
		return made;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CacheKey key && this.hash == key.hash && this.identity.equals(key.identity);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		return text();
	}

}
