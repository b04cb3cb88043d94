package dev.covet.cache.query;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import dev.covet.query.sql.CompiledSelect;
import dev.covet.query.sql.Layout;
import org.jspecify.annotations.Nullable;

/**
 * The text of a key for a shared store: a digest of everything that the rows depend on,
 * so that nothing of a query can be read from it.
 */
final class KeyText {

	private static final int NULL = 0;

	private static final int VALUE = 1;

	private static final int BYTES = 2;

	private static final int LIST = 3;

	private static final int ENUM = 4;

	private final ByteWriter out = new ByteWriter(512);

	private boolean known = true;

	// Texts by their lengths, so that two parts never read like two others.
	KeyText with(String part) {
		this.out.text(part);
		return this;
	}

	KeyText with(CompiledSelect statement) {
		with(statement.sql());
		Layout layout = statement.layout();
		if (layout != null) {
			with(layout.root());
		}
		return this;
	}

	// The classes that rows are read for: after a change of them nobody reads old rows.
	private void with(Layout.Node node) {
		with(node.entity().type().getName());
		node.columns().forEach((column, place) -> {
			with(column.name()).with(column.javaType().getName());
			this.out.unsigned(place);
		});
		node.joins().forEach(this::with);
	}

	KeyText with(List<?> values) {
		this.out.single(LIST);
		this.out.unsigned(values.size());
		values.forEach(this::value);
		return this;
	}

	private void value(@Nullable Object value) {
		ValueKind kind = (value != null) ? ValueKind.of(value.getClass()) : null;
		if (value == null) {
			this.out.single(NULL);
		}
		else if (kind != null) {
			this.out.single(VALUE);
			this.out.single(kind.ordinal());
			kind.write(value, this.out);
		}
		else if (value instanceof byte[] bytes) {
			this.out.single(BYTES);
			this.out.bytes(bytes);
		}
		else if (value instanceof ByteBuffer buffer) {
			this.out.single(BYTES);
			this.out.bytes(Frozen.Bytes.of(buffer).content());
		}
		else {
			composite(value);
		}
	}

	private void composite(Object value) {
		if (value instanceof Enum<?> constant) {
			this.out.single(ENUM);
			with(constant.getDeclaringClass().getName()).with(constant.name());
		}
		else if (value instanceof Object[] array) {
			with(Arrays.asList(array));
		}
		else if (value instanceof List<?> list) {
			with(list);
		}
		else {
			this.known = false;
		}
	}

	// One that nobody has had where a value has no text: then nothing is found, which is
	// never wrong.
	String digest() {
		if (!this.known) {
			return UUID.randomUUID().toString();
		}
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(this.out.toByteArray()));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
