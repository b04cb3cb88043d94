package dev.covet.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation. A block of code that has {@code <!-- name -->} above it is
 * held against a test: Java against the region of that name, SQL against the statements
 * that were sent.
 */
record Page(Path file, String text) {

	static final Path DOCS = Path.of("..", "docs");

	private static final Pattern BLOCK = Pattern.compile("<!-- ([\\w.-]+) -->\\n```(java|sql)\\n(.*?)\\n```",
			Pattern.DOTALL);

	static Page of(Path file) {
		try {
			return new Page(file, Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// The blocks of a language by their names.
	Map<String, String> blocks(String language) {
		Map<String, String> blocks = new LinkedHashMap<>();
		Matcher matcher = BLOCK.matcher(this.text);
		while (matcher.find()) {
			if (matcher.group(2).equals(language)) {
				blocks.put(matcher.group(1), matcher.group(3));
			}
		}
		return blocks;
	}

	// The statements of a SQL block: one each line, but lines that are indented go on.
	String sql(String name) {
		String block = blocks("sql").get(name);
		if (block == null) {
			throw new IllegalArgumentException(this.file + " has no SQL named " + name);
		}
		return block.replaceAll("\\n\\s+", " ");
	}

}
