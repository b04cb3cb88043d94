package dev.covet.cache.change;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a catalogue tells, the same for every database.
 *
 * @param kind what it is
 * @param name the table or routine that it is about
 * @param other another table or routine, or a text in which some are named; {@code null}
 * where the text is hidden
 * @param detail the rules of a foreign key, or what a trigger reacts to
 */
record CatalogueRow(Kind kind, String name, @Nullable String other, @Nullable String detail) {

	/**
	 * What a catalogue tells.
	 */
	enum Kind {

		/** There is a table or view. */
		TABLE,

		/**
		 * The other table refers to it; the rules of updates and deletes are its detail.
		 */
		KEY,

		/** It shows rows of the other one, and may be written through. */
		VIEW,

		/** What it shows depends on the other one. */
		DEPENDS,

		/** It is a part of the other one, or inherits from it. */
		PART,

		/** It has a trigger with the text, for the writes of its detail. */
		TRIGGER,

		/** It is a function or procedure with the text. */
		ROUTINE

	}

}
