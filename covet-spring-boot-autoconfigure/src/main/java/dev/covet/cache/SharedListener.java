package dev.covet.cache;

import java.util.Collection;

/**
 * Is told by a {@link SharedStore} what other nodes write. Must not block.
 *
 * @since 0.1.0
 */
public interface SharedListener {

	/**
	 * Called when other nodes have raised stamps.
	 * @param tags the tags
	 */
	void onRaised(Collection<Tag> tags);

	/**
	 * Called when messages may have been lost, and none comes until {@link #onHeard()}.
	 * Values that were kept in this JVM must not be served.
	 */
	void onDeaf();

	/**
	 * Called when messages come again, after {@link #onDeaf()}: values loaded from now on
	 * may be kept in this JVM.
	 */
	void onHeard();

}
