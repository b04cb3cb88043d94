package dev.covet.cache.change;

import java.util.Locale;

/**
 * A database whose catalogue can be read, as far as it matters where its strings, names
 * and comments end.
 */
enum Database {

	POSTGRESQL, H2, MARIADB,

	/** Any other: nothing is known of what follows a write. */
	OTHER;

	static Database forProduct(String name) {
		String product = name.toLowerCase(Locale.ROOT);
		if (product.contains("postgres")) {
			return POSTGRESQL;
		}
		if (product.contains("mariadb") || product.contains("mysql")) {
			return MARIADB;
		}
		return product.equals("h2") ? H2 : OTHER;
	}

	boolean escapesByBackslash() {
		return this == MARIADB;
	}

	boolean nestsComments() {
		return this == POSTGRESQL || this == H2;
	}

	boolean quotesByDollar() {
		return this == POSTGRESQL || this == H2;
	}

	boolean quotesByBacktick() {
		return this == MARIADB || this == H2;
	}

}
