package dev.covet.query.binary;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.TypeMismatchDataAccessException;

/**
 * A PostgreSQL value arrived in binary form and can't be turned into what was asked for.
 * The message names the type of the column and the two ways out: a cast in the statement,
 * or text transfer. The connection stays usable.
 *
 * @since 0.1.0
 */
public class UnsupportedBinaryTypeException extends TypeMismatchDataAccessException {

	private final String typeName;

	private final int typeId;

	UnsupportedBinaryTypeException(@Nullable String typeName, int typeId, Class<?> target, String reason,
			@Nullable Throwable cause) {
		super("Cannot read PostgreSQL type %s (OID %s) as %s from binary transfer: %s. ".formatted(
				(typeName != null) ? "'" + typeName + "'" : "unknown", Integer.toUnsignedString(typeId),
				target.getTypeName(), reason)
				+ "Cast the column in the statement (column::text), or set covet.query.binary-transfer=false", cause);
		this.typeName = (typeName != null) ? typeName : "unknown";
		this.typeId = typeId;
	}

	/**
	 * Return the name of the column's type in PostgreSQL.
	 * @return the name, or {@code "unknown"} for a type that was created after the
	 * connection was opened
	 */
	public String getTypeName() {
		return this.typeName;
	}

	/**
	 * Return the object id of the column's type.
	 * @return the OID, as in {@code pg_type}
	 */
	public int getTypeId() {
		return this.typeId;
	}

}
