package dev.covet.cache.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.covet.cache.Tag;

/**
 * What a node told all others: what it raised, or only that it is there.
 */
record RedisMessage(String node, long sequence, List<Tag> tags) {

	static ByteBuffer text(Collection<Tag> tags) {
		return RedisNames.bytes(tags.stream().map(Tag::text).collect(Collectors.joining("\n")));
	}

	// Throws a RuntimeException for what is none
	static RedisMessage parse(ByteBuffer bytes) {
		String[] parts = StandardCharsets.UTF_8.decode(bytes.duplicate()).toString().split("\n");
		return new RedisMessage(parts[0], Long.parseLong(parts[1]), Stream.of(parts).skip(2).map(Tag::parse).toList());
	}

}
