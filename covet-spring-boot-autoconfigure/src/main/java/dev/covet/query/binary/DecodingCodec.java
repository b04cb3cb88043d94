package dev.covet.query.binary;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;

/**
 * A codec that reads binary values and leaves writing to the driver. As it is the last of
 * all codecs, it gets what no codec of the driver or of the application takes: the driver
 * itself would give out the raw bytes as text.
 */
class DecodingCodec implements Codec<Object> {

	private final ValueReader reader;

	DecodingCodec(ValueReader reader) {
		this.reader = reader;
	}

	final ValueReader reader() {
		return this.reader;
	}

	@Override
	public boolean canDecode(int dataType, Format format, Class<?> type) {
		return format == Format.FORMAT_BINARY;
	}

	@Override
	public @Nullable Object decode(@Nullable ByteBuf buffer, int dataType, Format format, Class<?> type) {
		return (buffer != null) ? this.reader.read(buffer, dataType, type) : null;
	}

	@Override
	public final boolean canEncode(Object value) {
		return false;
	}

	@Override
	public final boolean canEncodeNull(Class<?> type) {
		return false;
	}

	@Override
	public final EncodedParameter encode(Object value) {
		throw new IllegalArgumentException("Cannot encode parameter of type " + value.getClass().getName());
	}

	@Override
	public final EncodedParameter encode(Object value, int dataType) {
		return encode(value);
	}

	@Override
	public final EncodedParameter encodeNull() {
		throw new IllegalArgumentException("Cannot encode null");
	}

}
