package dev.covet.cache;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link SharedStore} had.
 *
 * @param value the value, or {@code null} if there is none that is still good
 * @param stamps the stamps as the store knows them, or {@code null} if it gave none, so
 * that nothing can be written by them
 * @since 0.1.0
 */
public record SharedRead(byte @Nullable [] value, @Nullable Object stamps) {

	private static final SharedRead NONE = new SharedRead(null, null);

	/**
	 * Return what is read from a store that can't be used.
	 * @return neither value nor stamps
	 */
	public static SharedRead none() {
		return NONE;
	}

}
