package dev.covet.statement;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a text does as far as the writes of a connection are concerned.
 *
 * @param writes whether it may write
 * @param commits whether it ends the open transaction on a database whose schema is not
 * part of transactions
 * @param control what it does to the transaction
 */
record TextEffect(boolean writes, boolean commits, Control control) {

	/** It only reads, or does what nobody else sees. */
	static final TextEffect NONE = new TextEffect(false, false, Control.NONE);

	/** It writes to rows. */
	static final TextEffect ROWS = new TextEffect(true, false, Control.NONE);

	/** It writes to whatever it likes. */
	static final TextEffect ANYTHING = new TextEffect(true, true, Control.NONE);

	/** Nobody can tell. */
	static final TextEffect UNKNOWN = new TextEffect(true, true, Control.SEVERAL);

	private static final int MOST_TEXTS = 500;

	private static final int LONGEST_TEXT = 4000;

	private static final Set<String> READS = ConcurrentHashMap.newKeySet();

	// Nothing is allocated for a text that reads: it is by far the most frequent one. Of
	// those that write, many hold literals and come once.
	static TextEffect of(String sql) {
		if (isPlainSelect(sql) || READS.contains(sql)) {
			return NONE;
		}
		TextEffect effect = new TextEffectReader(sql).read();
		if (effect.isNone() && sql.length() <= LONGEST_TEXT && READS.size() < MOST_TEXTS) {
			READS.add(sql);
		}
		return effect;
	}

	private static boolean isPlainSelect(String sql) {
		int start = 0;
		while (start < sql.length() && Character.isWhitespace(sql.charAt(start))) {
			start++;
		}
		return sql.regionMatches(true, start, "SELECT", 0, 6) && sql.indexOf(';') < 0;
	}

	boolean isNone() {
		return !this.writes && !this.commits && this.control == Control.NONE;
	}

	// The effect of two statements in one text.
	TextEffect then(TextEffect next) {
		if (isNone() || next.isNone()) {
			return isNone() ? next : this;
		}
		boolean controls = this.control != Control.NONE || next.control != Control.NONE;
		return new TextEffect(this.writes || next.writes, this.commits || next.commits,
				controls ? Control.SEVERAL : Control.NONE);
	}

	/**
	 * What a text does to the transaction.
	 */
	enum Control {

		/** Nothing. */
		NONE,
		/** It begins one. */
		BEGIN,
		/** It commits it. */
		COMMIT,
		/** It rolls back all of it. */
		ROLLBACK,
		/** Several of these, or nobody can tell. */
		SEVERAL

	}

}
