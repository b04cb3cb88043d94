package dev.covet.cache.change;

import java.util.Locale;

import dev.covet.cache.Tag;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * The one way to write a table's name in a {@link Tag}: its last part in lower case,
 * without schema and quotes. Tables of the same name in other schemas, and names that
 * differ in upper and lower case only, are one: a write to one of them ends the values of
 * all.
 *
 * @since 0.1.0
 */
public final class TableNames {

	private static final String MEANING_SOMETHING_IN_TAGS = "#!@*";

	private TableNames() {
	}

	/**
	 * Return the name of a table as it is written in SQL.
	 * @param name the name, perhaps with a schema and quotes
	 * @return the name for a tag
	 */
	public static String tag(String name) {
		String text = name.strip();
		char end = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
		int begin = switch (end) {
			case '"', '`' -> beginOfQuoted(text, end);
			case ']' -> text.lastIndexOf('[');
			default -> -1;
		};
		if (begin >= 0) {
			String quote = String.valueOf(end);
			return plain(text.substring(begin + 1, text.length() - 1).replace(quote + quote, quote));
		}
		return plain(text.substring(text.lastIndexOf('.') + 1));
	}

	/**
	 * Return the name of a table of the mapping.
	 * @param identifier its identifier, perhaps with a schema
	 * @return the name for a tag
	 */
	public static String tag(SqlIdentifier identifier) {
		SqlIdentifier last = identifier;
		for (SqlIdentifier part : identifier) {
			last = part;
		}
		return plain(last.getReference());
	}

	// A name without its quotes, of which nothing more is to be taken off.
	static String plain(String name) {
		StringBuilder text = new StringBuilder(name.strip().toLowerCase(Locale.ROOT));
		for (int i = 0; i < text.length(); i++) {
			if (MEANING_SOMETHING_IN_TAGS.indexOf(text.charAt(i)) >= 0) {
				text.setCharAt(i, '_');
			}
		}
		return text.toString();
	}

	// The place of the quote that begins the last part; two quotes in a row are one
	// within it.
	private static int beginOfQuoted(String text, char quote) {
		for (int i = text.length() - 2; i >= 0; i--) {
			if (text.charAt(i) == quote) {
				if (i == 0 || text.charAt(i - 1) != quote) {
					return i;
				}
				i--;
			}
		}
		return -1;
	}

}
