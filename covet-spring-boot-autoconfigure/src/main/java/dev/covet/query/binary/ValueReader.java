package dev.covet.query.binary;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.codec.Codecs;
import io.r2dbc.postgresql.codec.Interval;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;

/**
 * Reads a binary value by way of its text: what the driver makes of the text is what text
 * transfer would have given, whatever the Java type.
 */
final class ValueReader {

	private final ConnectionTypes types;

	private final Codecs codecs;

	ValueReader(ConnectionTypes types, Codecs codecs) {
		this.types = types;
		this.codecs = codecs;
	}

	@Nullable Object read(ByteBuf value, int oid, Class<?> target) {
		String text = text(value, oid, target);
		if (target == String.class) {
			return text;
		}
		if (oid == BuiltinType.NUMERIC.oid() && (target == Double.class || target == double.class)) {
			return Double.valueOf(text);
		}
		if (oid == BuiltinType.NUMERIC.oid() && (target == Float.class || target == float.class)) {
			return Float.valueOf(text);
		}
		if (isReadAs(InetAddress.class, BuiltinType.INET, oid, target) && text.indexOf('/') != -1) {
			// The driver would ask the name service, and block
			throw unsupported(oid, target, "'" + text + "' is a network, not one address", null);
		}
		try {
			ByteBuf encoded = Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
			return this.codecs.decode(encoded, oid, Format.FORMAT_TEXT, target);
		}
		catch (NumberFormatException | DateTimeException ex) {
			throw unsupported(oid, target, "'" + text + "' has no such value", ex);
		}
	}

	private String text(ByteBuf value, int oid, Class<?> target) {
		boolean parsed = isReadAs(Interval.class, BuiltinType.INTERVAL, oid, target);
		try {
			return (parsed ? this.types.withDefaultSettings() : this.types).toText(oid, value);
		}
		catch (NoTextFormException ex) {
			throw unsupported(oid, target, ex.reasonFor(this.types.nameOf(oid)), ex);
		}
		catch (IndexOutOfBoundsException ex) {
			throw unsupported(oid, target, "its binary form is not as expected", ex);
		}
	}

	// Whether the driver makes a value of its own class from the text.
	private static boolean isReadAs(Class<?> driverClass, BuiltinType type, int oid, Class<?> target) {
		Class<?> single = target;
		while (single.isArray()) {
			single = single.getComponentType();
		}
		return (oid == type.oid() || oid == type.arrayOid()) && single.isAssignableFrom(driverClass);
	}

	private UnsupportedBinaryTypeException unsupported(int oid, Class<?> target, String reason,
			@Nullable Exception cause) {
		return new UnsupportedBinaryTypeException(this.types.nameOf(oid), oid, target, reason, cause);
	}

}
