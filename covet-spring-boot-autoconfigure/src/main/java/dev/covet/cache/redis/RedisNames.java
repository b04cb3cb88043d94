package dev.covet.cache.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.covet.cache.Tag;

/**
 * The names in Redis. Stamps share one slot of a cluster, for scripts see all of them.
 */
record RedisNames(String prefix) {

	ByteBuffer value(String key) {
		return bytes(this.prefix + "v:" + key);
	}

	ByteBuffer lock(String key) {
		return bytes(this.prefix + "l:" + key);
	}

	ByteBuffer stamp(Tag tag) {
		return bytes(this.prefix + "{s}:" + tag.text());
	}

	// A table has no colon in front, so that none is called like these two
	ByteBuffer generation() {
		return bytes(this.prefix + "{s}::generation");
	}

	ByteBuffer sequence() {
		return bytes(this.prefix + "{s}::sequence");
	}

	ByteBuffer channel() {
		return bytes(this.prefix + "raised");
	}

	String values(String beginning) {
		return (this.prefix + "v:" + beginning).replaceAll("([\\\\*?\\[\\]^])", "\\\\$1") + "*";
	}

	static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
