package dev.covet.cache;

/**
 * Something that cached values depend on: a table, the rows of it that nobody knows by
 * their key, or one row. Each tag has a stamp, a number that a write raises, and a value
 * is good for as long as the stamps are those from before it was loaded.
 *
 * <p>
 * Rows share {@value #PARTS} tags for each table, so that the number of stamps is
 * bounded: a write to one row also ends values of the few others with its tag.
 *
 * @param table the name of the table in lower case, without schema and quotes, or of what
 * else is written to
 * @param part {@link #TABLE}, {@link #ROWS} or the part that a row belongs to
 * @since 0.1.0
 */
public record Tag(String table, int part) {

	/** Raised by every write to the table. */
	public static final int TABLE = -2;

	/** Raised by writes to rows that are not known by their keys. */
	public static final int ROWS = -1;

	/** The number of tags that the rows of a table share. */
	public static final int PARTS = 4096;

	private static final Tag EVERYTHING = new Tag("*", TABLE);

	/**
	 * Return the tag on which every value depends.
	 * @return the tag, always the same
	 */
	public static Tag everything() {
		return EVERYTHING;
	}

	/**
	 * Return the tag of a table, for what was read from many of its rows.
	 * @param table the table
	 * @return the tag
	 */
	public static Tag table(String table) {
		return new Tag(table, TABLE);
	}

	/**
	 * Return the tag of rows that are not known by their keys. What was read by a key
	 * depends on it as well as on {@link #row}.
	 * @param table the table
	 * @return the tag
	 */
	public static Tag rows(String table) {
		return new Tag(table, ROWS);
	}

	/**
	 * Return the tag of a row.
	 * @param table the table
	 * @param id the key of the row; keys with equal texts are equal here
	 * @return the tag
	 */
	public static Tag row(String table, Object id) {
		int hash = String.valueOf(id).hashCode() * 0x9E3779B9;
		return new Tag(table, hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(PARTS)));
	}

	/**
	 * Return the text that stands for the tag in a shared store.
	 * @return {@code posts}, {@code posts!} or {@code posts#17}
	 */
	public String text() {
		return switch (this.part) {
			case TABLE -> this.table;
			case ROWS -> this.table + "!";
			default -> this.table + "#" + this.part;
		};
	}

	/**
	 * Return the tag that a text stands for.
	 * @param text the {@link #text()} of a tag
	 * @return the tag
	 * @throws IllegalArgumentException if no tag has this text
	 */
	public static Tag parse(String text) {
		if (text.endsWith("!")) {
			return rows(text.substring(0, text.length() - 1));
		}
		int hash = text.lastIndexOf('#');
		if (hash > 0) {
			return new Tag(text.substring(0, hash), Integer.parseInt(text.substring(hash + 1)));
		}
		return table(text);
	}

	@Override
	public String toString() {
		return text();
	}

}
