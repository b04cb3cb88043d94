package dev.covet.query;

import org.jspecify.annotations.Nullable;

/**
 * Which of the rows are read.
 *
 * @param limit the largest number of rows, or {@code null}
 * @param offset the number of rows to skip, or {@code null}
 * @param perParent the largest number of rows for each parent of a prefetch, or
 * {@code null}
 */
record Slice(@Nullable Integer limit, @Nullable Integer offset, @Nullable Integer perParent) {

	static final Slice ALL = new Slice(null, null, null);

	Slice withLimit(int rows) {
		return new Slice(requireNotNegative("limit", rows), this.offset, this.perParent);
	}

	Slice withOffset(int rows) {
		return new Slice(this.limit, requireNotNegative("offset", rows), this.perParent);
	}

	Slice withPerParent(int rows) {
		return new Slice(this.limit, this.offset, requireNotNegative("limitPerParent", rows));
	}

	// At most this many rows, fewer where the query says so.
	Slice limitedTo(int rows) {
		return withLimit((this.limit != null) ? Math.min(rows, this.limit) : rows);
	}

	boolean isPart() {
		return this.limit != null || this.offset != null;
	}

	private static int requireNotNegative(String verb, int rows) {
		if (rows < 0) {
			throw new IllegalArgumentException(verb + " must be 0 or more, not " + rows);
		}
		return rows;
	}

}
