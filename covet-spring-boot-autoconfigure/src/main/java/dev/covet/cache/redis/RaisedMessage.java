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
 * @param sequence the number of messages with tags that were sent by all nodes up to this
 * one, which Redis puts in front of the rest
 * @param node the node
 * @param tags the tags that it has raised, none if it only says that it is there
 */
record RaisedMessage(long sequence, long node, List<Tag> tags) {

	private static final byte VERSION = 1;

	// All but the number
	static byte[] body(long node, Collection<Tag> tags) {
		List<byte[]> texts = tags.stream().map((tag) -> StoreKeys.bytes(tag.text())).toList();
		int length = 1 + Long.BYTES + Varints.LONGEST;
		for (byte[] text : texts) {
			length += Varints.LONGEST + text.length;
		}
		ByteBuffer target = ByteBuffer.allocate(length);
		target.put(VERSION).putLong(node);
		Varints.write(target, texts.size());
		for (byte[] text : texts) {
			Varints.write(target, text.length);
			target.put(text);
		}
		byte[] bytes = new byte[target.flip().remaining()];
		target.get(bytes);
		return bytes;
	}

	// Nothing for what no node of this version has sent
	static @Nullable RaisedMessage parse(byte[] bytes) {
		ByteBuffer source = ByteBuffer.wrap(bytes);
		try {
			long sequence = sequence(source);
			if (source.get() != VERSION) {
				return null;
			}
			long node = source.getLong();
			long count = Varints.read(source);
			if (count < 0 || count > source.remaining()) {
				return null;
			}
			List<Tag> tags = new ArrayList<>((int) count);
			for (long i = 0; i < count; i++) {
				tags.add(Tag.parse(text(source)));
			}
			return new RaisedMessage(sequence, node, tags);
		}
		catch (BufferUnderflowException | IllegalArgumentException ex) {
			return null;
		}
	}

	private static long sequence(ByteBuffer source) {
		long sequence = 0;
		for (byte digit = source.get(); digit != ':'; digit = source.get()) {
			if (digit < '0' || digit > '9') {
				throw new IllegalArgumentException("A message begins with a number");
			}
			sequence = sequence * 10 + (digit - '0');
		}
		return sequence;
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
