package dev.covet.query.binary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.r2dbc.postgresql.api.RefCursor;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Blob;
import io.r2dbc.spi.Clob;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * What came of reading a column as a Java type: a description of the value, which tells
 * any two values apart, or an error.
 */
record Outcome(@Nullable String value, @Nullable Throwable error) {

	boolean failed() {
		return this.error != null;
	}

	@Override
	public String toString() {
		return failed() ? String.valueOf(this.error) : String.valueOf(this.value);
	}

	static Outcome of(Readable row, Class<?> type) {
		try {
			return new Outcome(describe(row.get(0, type)), null);
		}
		catch (RuntimeException ex) {
			return new Outcome(null, ex);
		}
	}

	/** Reads the one value of a statement through the extended protocol. */
	static Map<Class<?>, Outcome> read(Connection connection, String expression, List<Class<?>> types) {
		return Flux.from(connection.createStatement("SELECT " + expression + " AS v WHERE $1 = 1").bind(0, 1).execute())
			.flatMap((result) -> result.map((row, metadata) -> readAll(row, types)))
			.onErrorResume((ex) -> Flux.just(all(types, ex)))
			.blockLast(PostgresqlServer.TIMEOUT);
	}

	static Map<Class<?>, Outcome> readAll(Readable row, List<Class<?>> types) {
		Map<Class<?>, Outcome> outcomes = new LinkedHashMap<>();
		types.forEach((type) -> outcomes.put(type, of(row, type)));
		return outcomes;
	}

	static Map<Class<?>, Outcome> all(List<Class<?>> types, Throwable error) {
		Map<Class<?>, Outcome> outcomes = new LinkedHashMap<>();
		types.forEach((type) -> outcomes.put(type, new Outcome(null, error)));
		return outcomes;
	}

	private static @Nullable String describe(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		if (value instanceof Object[] array) {
			return value.getClass().getName() + Arrays.stream(array).map(Outcome::describe).toList();
		}
		// Netty wraps the buffers that it samples in its search for leaks
		Class<?> type = (value instanceof ByteBuf) ? ByteBuf.class : value.getClass();
		return type.getName() + " " + content(value);
	}

	private static Object content(Object value) {
		if (value instanceof byte[] bytes) {
			return ByteBufUtil.hexDump(bytes);
		}
		if (value instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return ByteBufUtil.hexDump(bytes);
		}
		if (value instanceof ByteBuf buffer) {
			String dump = ByteBufUtil.hexDump(buffer);
			buffer.release();
			return dump;
		}
		if (value instanceof InputStream stream) {
			try (stream) {
				return ByteBufUtil.hexDump(stream.readAllBytes());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		if (value instanceof Blob blob) {
			return String
				.valueOf(Flux.from(blob.stream()).map(Outcome::describe).collectList().block(PostgresqlServer.TIMEOUT));
		}
		if (value instanceof Clob clob) {
			return String
				.valueOf(Flux.from(clob.stream()).map(Object::toString).collectList().block(PostgresqlServer.TIMEOUT));
		}
		if (value instanceof RefCursor cursor) {
			return cursor.getCursorName();
		}
		return (value instanceof Json json) ? json.asString() : value;
	}

}
