package dev.covet.cache.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.cache.UnreadableValueException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A type of values as an application declares it.
 *
 * @since 0.1.0
 */
public final class ValueType {

	// Of each type so many values are read again and compared before any is trusted to
	// come back as it was
	private static final int CHECKED = 8;

	private final JavaType type;

	private final boolean listed;

	private final byte[] fingerprint;

	private final ObjectReader reader;

	private final ObjectWriter writer;

	private final AtomicInteger checked = new AtomicInteger();

	private final AtomicBoolean told = new AtomicBoolean();

	private volatile @Nullable String problem;

	ValueType(JavaType type, boolean listed, JsonMapper mapper) {
		TypeShape shape = TypeShape.of(type, mapper);
		this.type = type;
		this.listed = listed;
		this.problem = shape.problem();
		this.fingerprint = fingerprint(shape.text());
		this.reader = mapper.readerFor(type);
		this.writer = mapper.writerFor(type);
	}

	/**
	 * Return why values of the type can't become JSON and come back as they were.
	 * @return the reason, {@code null} if nothing speaks against it so far
	 */
	public @Nullable String problem() {
		return this.problem;
	}

	byte[] fingerprint() {
		return this.fingerprint;
	}

	boolean isInstance(Object value) {
		return this.type.getRawClass().isInstance(value) || this.type.isPrimitive();
	}

	// The first one is told by whoever logs it
	boolean tellOnce() {
		return this.told.compareAndSet(false, true);
	}

	// A list that nobody gets can be one that nobody changes
	Object own(Object value) {
		return (this.listed && value instanceof List<?> list) ? List.copyOf(list) : value;
	}

	byte @Nullable [] write(Object value) {
		if (this.problem != null) {
			return null;
		}
		try {
			byte[] json = this.writer.writeValueAsBytes(value);
			if (this.checked.get() < CHECKED && !comesBack(value, json)) {
				return null;
			}
			return json;
		}
		catch (JacksonException ex) {
			this.problem = "Jackson says: " + ex.getOriginalMessage();
			return null;
		}
	}

	private boolean comesBack(Object value, byte[] json) {
		this.checked.incrementAndGet();
		String difference = Difference.between(value, this.reader.readValue(json));
		if (difference != null) {
			this.problem = "what is read again differs in " + difference;
		}
		return difference == null;
	}

	// Constructors of the application may throw anything
	Object read(byte[] json) {
		try {
			Object value = Objects.requireNonNull(this.reader.readValue(json));
			return own(value);
		}
		catch (RuntimeException ex) {
			throw new UnreadableValueException("The bytes are no " + this.type.getRawClass().getSimpleName(), ex);
		}
	}

	private static byte[] fingerprint(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			byte[] beginning = new byte[Long.BYTES];
			System.arraycopy(hash, 0, beginning, 0, beginning.length);
			return beginning;
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		List<String> arguments = new ArrayList<>();
		this.type.getBindings()
			.getTypeParameters()
			.forEach((each) -> arguments.add(each.getRawClass().getSimpleName()));
		String name = this.type.getRawClass().getSimpleName();
		return arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">";
	}

}
