package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that a database wrote: maps, lists, strings, numbers as {@code double}.
 * Boot's own parser loses its way in strings with braces, and no JSON library need be
 * there.
 */
final class Json {

	private final String text;

	private int at;

	private Json(String text) {
		this.text = text;
	}

	static @Nullable Object read(String text) {
		Json json = new Json(text);
		Object value = json.value();
		if (json.next() != 0) {
			throw json.unexpected();
		}
		return value;
	}

	private @Nullable Object value() {
		return switch (next()) {
			case '{' -> object();
			case '[' -> list();
			case '"' -> string();
			default -> literal();
		};
	}

	private Map<String, @Nullable Object> object() {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		for (boolean more = open('}'); more; more = more('}')) {
			expect('"');
			String name = string();
			expect(':');
			this.at++;
			members.put(name, value());
		}
		return members;
	}

	private List<@Nullable Object> list() {
		List<@Nullable Object> elements = new ArrayList<>();
		for (boolean more = open(']'); more; more = more(']')) {
			elements.add(value());
		}
		return elements;
	}

	private boolean open(char end) {
		this.at++;
		return !took(end);
	}

	private boolean more(char end) {
		if (took(end)) {
			return false;
		}
		expect(',');
		this.at++;
		return true;
	}

	private boolean took(char character) {
		boolean there = next() == character;
		this.at += there ? 1 : 0;
		return there;
	}

	private String string() {
		StringBuilder string = new StringBuilder();
		for (this.at++; current() != '"'; this.at++) {
			string.append((current() == '\\') ? escaped() : current());
		}
		this.at++;
		return string.toString();
	}

	private char escaped() {
		this.at++;
		return switch (current()) {
			case 'n' -> '\n';
			case 't' -> '\t';
			case 'r' -> '\r';
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'u' -> {
				this.at += 4;
				current();
				yield (char) Integer.parseInt(this.text, this.at - 3, this.at + 1, 16);
			}
			default -> current();
		};
	}

	private @Nullable Object literal() {
		int from = this.at;
		while (this.at < this.text.length() && ",]} \t\r\n".indexOf(this.text.charAt(this.at)) < 0) {
			this.at++;
		}
		String literal = this.text.substring(from, this.at);
		return switch (literal) {
			case "null" -> null;
			case "true" -> true;
			case "false" -> false;
			case "" -> throw unexpected();
			default -> Double.valueOf(literal);
		};
	}

	// The next character that is no space, 0 at the end.
	private char next() {
		while (this.at < this.text.length() && Character.isWhitespace(this.text.charAt(this.at))) {
			this.at++;
		}
		return (this.at < this.text.length()) ? this.text.charAt(this.at) : 0;
	}

	private char current() {
		if (this.at >= this.text.length()) {
			throw unexpected();
		}
		return this.text.charAt(this.at);
	}

	private void expect(char character) {
		if (next() != character) {
			throw unexpected();
		}
	}

	private IllegalArgumentException unexpected() {
		return new IllegalArgumentException("No JSON at character " + this.at + " of " + this.text);
	}

}
