package dev.covet.query.binary;

import java.util.function.Function;

import io.netty.buffer.ByteBuf;

/**
 * Writes the binary form of one PostgreSQL type the way the type's output function does,
 * which is what text transfer sends.
 */
@FunctionalInterface
interface TextForm {

	/**
	 * Return the text of a value.
	 * @param value the binary form, read to its end
	 * @param types the types of the connection, for what is nested in the value
	 * @return the text
	 * @throws NoTextFormException if the text isn't determined by the bytes
	 */
	String toText(ByteBuf value, ConnectionTypes types);

	static TextForm of(Function<ByteBuf, String> form) {
		return (value, types) -> form.apply(value);
	}

	static TextForm none(String reason) {
		return (value, types) -> {
			throw new NoTextFormException(reason);
		};
	}

}
