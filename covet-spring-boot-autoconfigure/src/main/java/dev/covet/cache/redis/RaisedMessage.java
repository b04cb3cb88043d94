package dev.covet.cache.redis;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.covet.cache.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What a node tells the others.
 *
 * @param node the node
 * @param sequence the number of messages with tags that it has sent up to this one
 * @param tags the tags that it has raised, none if it only says that it is there
 */
record RaisedMessage(long node, long sequence, List<Tag> tags) {

	private static final byte VERSION = 1;

	byte[] bytes() {
		List<byte[]> texts = this.tags.stream().map((tag) -> StoreKeys.bytes(tag.text())).toList();
		int length = 1 + Long.BYTES + 2 * Varints.LONGEST;
		for (byte[] text : texts) {
			length += Varints.LONGEST + text.length;
		}
		ByteBuffer target = ByteBuffer.allocate(length);
		target.put(VERSION).putLong(this.node);
		Varints.write(target, this.sequence);
		Varints.write(target, texts.size());
		for (byte[] text : texts) {
			Varints.write(target, text.length);
			target.put(text);
		}
		byte[] bytes = new byte[target.flip().remaining()];
		target.get(bytes);
		return bytes;
	}

	static RaisedMessage of(long node, long sequence, Collection<Tag> tags) {
		return new RaisedMessage(node, sequence, List.copyOf(tags));
	}

	// Nothing for what no node of this version has sent
	static @Nullable RaisedMessage parse(byte[] bytes) {
		ByteBuffer source = ByteBuffer.wrap(bytes);
		try {
			if (source.get() != VERSION) {
				return null;
			}
			long node = source.getLong();
			long sequence = Varints.read(source);
			long count = Varints.read(source);
			if (count < 0 || count > source.remaining()) {
				return null;
			}
			List<Tag> tags = new ArrayList<>((int) count);
			for (long i = 0; i < count; i++) {
				tags.add(Tag.parse(text(source)));
			}
			return new RaisedMessage(node, sequence, tags);
		}
		catch (BufferUnderflowException | IllegalArgumentException ex) {
			return null;
		}
	}

	private static String text(ByteBuffer source) {
		long length = Varints.read(source);
		if (length < 0 || length > source.remaining()) {
			throw new BufferUnderflowException();
		}
		byte[] text = new byte[(int) length];
		source.get(text);
		return new String(text, StandardCharsets.UTF_8);
	}

}
