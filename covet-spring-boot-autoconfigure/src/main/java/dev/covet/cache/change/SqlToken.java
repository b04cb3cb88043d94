package dev.covet.cache.change;

/**
 * A piece of a statement.
 *
 * @param kind what it is
 * @param text the word, the name without its quotes, or the character
 */
record SqlToken(Kind kind, String text) {

	boolean is(String keyword) {
		return this.kind == Kind.WORD && this.text.equalsIgnoreCase(keyword);
	}

	boolean is(char symbol) {
		return this.kind == Kind.SYMBOL && this.text.charAt(0) == symbol;
	}

	boolean isName() {
		return this.kind == Kind.WORD || this.kind == Kind.QUOTED;
	}

	enum Kind {

		/** A keyword, or a name without quotes. */
		WORD,

		/** A name in quotes. */
		QUOTED,

		/** A string, a number or a parameter. */
		VALUE,

		/** A single character. */
		SYMBOL

	}

}
