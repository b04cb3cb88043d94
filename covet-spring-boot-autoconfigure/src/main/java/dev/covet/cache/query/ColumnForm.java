package dev.covet.cache.query;

/**
 * How the cells of a column are written.
 */
// The order is what the codes are.
enum ColumnForm {

	/** There is nothing but nulls. */
	NULLS,

	/** Values of one kind, and no null. */
	UNIFORM,

	/** Values of one kind, behind a bit for each cell that says whether it has one. */
	SPARSE,

	/** The different values of one kind, and then for each cell which it is. */
	REPEATED,

	/** Each value behind its kind. */
	MIXED;

	private static final ColumnForm[] CODES = values();

	static ColumnForm ofCode(int code) {
		if (code < 0 || code >= CODES.length) {
			throw ByteReader.unreadable("a form of column that is not known", null);
		}
		return CODES[code];
	}

}
