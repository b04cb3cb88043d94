package dev.covet.cache.redis;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import dev.covet.cache.Tag;

/**
 * The names of everything in Redis. All stamps are in one slot of a cluster, so that one
 * command reads several of them, and a script raises them at once.
 */
final class StoreKeys {

	private final String prefix;

	private final byte[] generation;

	private final byte[] server;

	private final byte[] sequence;

	private final byte[] channel;

	StoreKeys(String prefix) {
		this.prefix = prefix;
		this.generation = bytes(prefix + "{s}::generation");
		this.server = bytes(prefix + "{s}::server");
		this.sequence = bytes(prefix + "{s}::sequence");
		this.channel = bytes(prefix + "raised");
	}

	byte[] generation() {
		return this.generation;
	}

	// Which server it was that the generation was made on
	byte[] server() {
		return this.server;
	}

	// The number of messages so far
	byte[] sequence() {
		return this.sequence;
	}

	byte[] channel() {
		return this.channel;
	}

	byte[] value(String key) {
		return bytes(this.prefix + "v:" + key);
	}

	byte[] lock(String key) {
		return bytes(this.prefix + "l:" + key);
	}

	// Of all values whose keys begin with a text
	byte[] valuePattern(String beginning) {
		return bytes((this.prefix + "v:" + beginning).replaceAll("[\\\\*?\\[\\]]", "\\\\$0") + "*");
	}

	byte[][] read(String key, List<Tag> tags) {
		byte[][] keys = new byte[tags.size() + 2][];
		keys[0] = value(key);
		keys[1] = this.generation;
		for (int i = 0; i < tags.size(); i++) {
			keys[i + 2] = stamp(tags.get(i));
		}
		return keys;
	}

	// The number of messages first
	byte[][] raised(Collection<Tag> tags) {
		return Stream.concat(Stream.of(this.sequence), tags.stream().map(this::stamp)).toArray(byte[][]::new);
	}

	private byte[] stamp(Tag tag) {
		return bytes(this.prefix + "{s}:" + tag.text());
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
