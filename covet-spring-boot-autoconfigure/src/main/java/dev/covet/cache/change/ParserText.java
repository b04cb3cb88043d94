package dev.covet.cache.change;

/**
 * The text of a statement as the parser gets it. A list of values is one value, and rows
 * of them are one row: however many there are, they write to the same table.
 */
final class ParserText {

	private final StringBuilder text = new StringBuilder();

	void append(String part) {
		boolean repeated = switch (part) {
			case "?" -> cutTo(endOfValue(",", end(this.text.length())));
			case "'s'" -> cutTo(endOfValue(",", end(this.text.length())));
			case ")" -> cutTo(endOfRow());
			default -> false;
		};
		if (!repeated) {
			this.text.append(part);
		}
	}

	private boolean cutTo(int length) {
		if (length > 0) {
			this.text.setLength(length);
		}
		return length > 0;
	}

	// The end of a value that stands in front of something, 0 if there is none.
	private int endOfValue(String separator, int end) {
		int before = before(separator, end);
		return endsWithValue(before) ? before : 0;
	}

	// The end of (?) in front of , (? at the end, 0 if there is none.
	private int endOfRow() {
		int row = before("(", startOfValue(end(this.text.length())));
		int end = before(",", row);
		int value = startOfValue(before(")", end));
		return (before("(", value) >= 0 && value > 0) ? end : 0;
	}

	private int startOfValue(int end) {
		if (!endsWithValue(end)) {
			return 0;
		}
		return end((this.text.charAt(end - 1) != '?') ? end - 3 : end - 1);
	}

	private boolean endsWithValue(int end) {
		return end > 0 && (this.text.charAt(end - 1) == '?'
				|| (end >= 3 && this.text.charAt(end - 1) == '\'' && this.text.charAt(end - 3) == '\''));
	}

	// The end of what stands before a character that is the last one, -1 if it isn't.
	private int before(String character, int end) {
		return (end > 0 && this.text.charAt(end - 1) == character.charAt(0)) ? end(end - 1) : -1;
	}

	private int end(int from) {
		int end = from;
		while (end > 0 && Character.isWhitespace(this.text.charAt(end - 1))) {
			end--;
		}
		return end;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
