package dev.covet.cache.change;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A way to write to a table: foreign keys and triggers tell them apart.
 */
enum Writing {

	INSERT, UPDATE, DELETE, TRUNCATE;

	/** In any way. */
	static final Set<Writing> ANY = Collections.unmodifiableSet(EnumSet.allOf(Writing.class));

	/** By rows, as a statement does that may do everything but empty the table. */
	static final Set<Writing> ROWS = Collections.unmodifiableSet(EnumSet.of(INSERT, UPDATE, DELETE));

}
