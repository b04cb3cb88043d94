package dev.covet.cache.redis;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands and answers over one connection, as the protocol has them.
 */
final class RedisConversation {

	private final Socket socket;

	private final DataInputStream in;

	RedisConversation(Socket socket) throws IOException {
		this.socket = socket;
		this.in = new DataInputStream(socket.getInputStream());
	}

	// The parts of an array each on a line
	String call(String... words) throws IOException {
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.writeBytes(ascii("*" + words.length + "\r\n"));
		for (String word : words) {
			byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
			request.writeBytes(ascii("$" + bytes.length + "\r\n"));
			request.writeBytes(bytes);
			request.writeBytes(ascii("\r\n"));
		}
		this.socket.getOutputStream().write(request.toByteArray());
		return answer();
	}

	private String answer() throws IOException {
		String line = line();
		String rest = line.substring(1);
		return switch (line.charAt(0)) {
			case '$' -> bulk(Integer.parseInt(rest));
			case '*' -> array(Integer.parseInt(rest));
			case '-' -> throw new IllegalStateException(rest);
			default -> rest;
		};
	}

	private String bulk(int length) throws IOException {
		if (length < 0) {
			return "";
		}
		byte[] bytes = new byte[length];
		this.in.readFully(bytes);
		line();
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private String array(int count) throws IOException {
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			parts.add(answer());
		}
		return String.join("\n", parts);
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int each = this.in.readUnsignedByte(); each != '\r'; each = this.in.readUnsignedByte()) {
			line.append((char) each);
		}
		this.in.readByte();
		return line.toString();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
