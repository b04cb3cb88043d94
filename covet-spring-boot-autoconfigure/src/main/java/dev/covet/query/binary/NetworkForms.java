package dev.covet.query.binary;

import io.netty.buffer.ByteBuf;

/**
 * Text of network and hardware addresses.
 */
final class NetworkForms {

	private static final int FAMILY_IPV4 = 2;

	private NetworkForms() {
	}

	static String address(ByteBuf value) {
		boolean ipv4 = value.readByte() == FAMILY_IPV4;
		int bits = value.readUnsignedByte();
		boolean network = value.readBoolean();
		value.skipBytes(1);
		String text = ipv4 ? ipv4(value) : ipv6(value);
		return (network || bits != (ipv4 ? 32 : 128)) ? text + "/" + bits : text;
	}

	static String hardwareAddress(ByteBuf value) {
		StringBuilder text = new StringBuilder();
		while (value.isReadable()) {
			text.append(text.isEmpty() ? "" : ":").append("%02x".formatted(value.readUnsignedByte()));
		}
		return text.toString();
	}

	private static String ipv4(ByteBuf value) {
		return value.readUnsignedByte() + "." + value.readUnsignedByte() + "." + value.readUnsignedByte() + "."
				+ value.readUnsignedByte();
	}

	private static String ipv6(ByteBuf value) {
		int[] words = new int[8];
		ByteBuf copy = value.slice();
		for (int i = 0; i < words.length; i++) {
			words[i] = copy.readUnsignedShort();
		}
		int start = -1;
		int length = 1;
		for (int i = 0; i < words.length; i++) {
			int end = i;
			while (end < words.length && words[end] == 0) {
				end++;
			}
			if (end - i > length) {
				start = i;
				length = end - i;
			}
		}
		boolean embedded = start == 0
				&& (length == 6 || (length == 7 && words[7] != 1) || (length == 5 && words[5] == 0xffff));
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < (embedded ? 6 : words.length); i++) {
			if (start != -1 && i >= start && i < start + length) {
				text.append((i == start) ? ":" : "");
				continue;
			}
			text.append((i != 0) ? ":" : "").append(Integer.toHexString(words[i]));
		}
		if (embedded) {
			return text.append(':').append(ipv4(value.skipBytes(12))).toString();
		}
		return text.append((start != -1 && start + length == words.length) ? ":" : "").toString();
	}

}
