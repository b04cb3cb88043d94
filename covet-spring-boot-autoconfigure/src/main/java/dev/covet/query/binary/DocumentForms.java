package dev.covet.query.binary;

import io.netty.buffer.ByteBuf;

/**
 * Text of the types that are a set of words: tsvector and hstore.
 */
final class DocumentForms {

	private DocumentForms() {
	}

	static String searchVector(ByteBuf value) {
		int lexemes = value.readInt();
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < lexemes; i++) {
			String lexeme = ScalarForms.text(value.readSlice(value.bytesBefore((byte) 0)));
			value.skipBytes(1);
			text.append((i > 0) ? " '" : "'").append(lexeme.replace("\\", "\\\\").replace("'", "''")).append('\'');
			int positions = value.readUnsignedShort();
			for (int p = 0; p < positions; p++) {
				int position = value.readUnsignedShort();
				text.append((p > 0) ? ',' : ':').append(position & 0x3FFF).append(weight(position >> 14));
			}
		}
		return text.toString();
	}

	static String map(ByteBuf value) {
		int entries = value.readInt();
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < entries; i++) {
			text.append((i > 0) ? ", " : "").append(word(value)).append("=>").append(word(value));
		}
		return text.toString();
	}

	private static String word(ByteBuf value) {
		int length = value.readInt();
		if (length < 0) {
			return "NULL";
		}
		String word = ScalarForms.text(value.readSlice(length));
		return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
	}

	private static String weight(int weight) {
		return switch (weight) {
			case 3 -> "A";
			case 2 -> "B";
			case 1 -> "C";
			default -> "";
		};
	}

}
