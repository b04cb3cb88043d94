package dev.covet.query.binary;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a value don't determine its text. Never leaves the package: the
 * {@link ValueReader} knows the column's type and turns it into an
 * {@link UnsupportedBinaryTypeException}.
 */
final class NoTextFormException extends RuntimeException {

	private final @Nullable String typeName;

	NoTextFormException(String reason) {
		this(reason, null);
	}

	private NoTextFormException(String reason, @Nullable String typeName) {
		super(reason, null, false, false);
		this.typeName = typeName;
	}

	/**
	 * Return this exception with the innermost type it is about.
	 * @param name the name of the type whose text isn't known
	 * @return the exception to throw
	 */
	NoTextFormException within(String name) {
		return (this.typeName != null) ? this : new NoTextFormException(String.valueOf(getMessage()), name);
	}

	/**
	 * Return the reason why a column can't be read.
	 * @param columnType the name of the column's type
	 * @return the reason, with the type that is nested in the column's
	 */
	String reasonFor(@Nullable String columnType) {
		boolean nested = this.typeName != null && !this.typeName.equals(columnType);
		return nested ? "it holds the type '" + this.typeName + "', and " + getMessage() : String.valueOf(getMessage());
	}

}
