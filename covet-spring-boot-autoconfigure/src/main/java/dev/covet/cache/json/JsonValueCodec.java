package dev.covet.cache.json;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.cache.UnreadableValueException;
import dev.covet.cache.ValueCodec;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The codec of one cache, whose values may be of several types: those that the
 * application has declared for it, and no others. The bytes carry the fingerprint of the
 * type and of what it is made of, which is looked up and never made into a class.
 *
 * @since 0.1.0
 */
public final class JsonValueCodec implements ValueCodec<StoredValue> {

	private static final Log logger = LogFactory.getLog(JsonValueCodec.class);

	private static final byte VERSION = 1;

	private static final byte NOTHING = 0;

	private static final byte VALUE = 1;

	private static final byte PASSED = 2;

	private static final int MARK = 2;

	private static final int HEADER = MARK + Long.BYTES;

	private static final int OVERHEAD = 48;

	private final Map<ByteBuffer, ValueType> declared = new ConcurrentHashMap<>();

	private final String cache;

	JsonValueCodec(String cache) {
		this.cache = cache;
	}

	/**
	 * Let the cache have values of a type.
	 * @param type the type
	 */
	public void declare(ValueType type) {
		this.declared.putIfAbsent(ByteBuffer.wrap(type.fingerprint()), type);
	}

	/**
	 * Make a value into what is kept of it.
	 * @param type the declared type
	 * @param value the value, {@code null} for nothing
	 * @return what is kept, {@code null} if it can't be: the value can be changed by who
	 * has it, and JSON of it would not come back as it was
	 */
	public @Nullable StoredValue store(ValueType type, @Nullable Object value) {
		declare(type);
		if (value == null) {
			return StoredValue.nothing();
		}
		Object own = type.own(value);
		int weight = ImmutableValues.weigh(own);
		if (weight != ImmutableValues.MUTABLE) {
			return new StoredValue(type, own, null, weight);
		}
		byte[] json = type.write(own);
		if (json == null) {
			tell(type, "aren't kept: return records of plain values, such as a view model");
			return null;
		}
		return new StoredValue(type, null, json, json.length);
	}

	@Override
	public byte @Nullable [] encode(StoredValue value) {
		ValueType type = value.type();
		if (type == null) {
			return new byte[] { VERSION, value.isPassed() ? PASSED : NOTHING };
		}
		byte[] json = (value.json() != null) ? value.json() : write(type, value.object());
		return (json != null) ? ByteBuffer.allocate(HEADER + json.length)
			.put(VERSION)
			.put(VALUE)
			.put(type.fingerprint())
			.put(json)
			.array() : null;
	}

	private byte @Nullable [] write(ValueType type, @Nullable Object object) {
		byte[] json = (object != null) ? type.write(object) : null;
		if (json == null) {
			tell(type, "stay on this node");
		}
		return json;
	}

	@Override
	public StoredValue decode(byte[] bytes) {
		if (bytes.length < MARK || bytes[0] != VERSION) {
			throw new UnreadableValueException("The bytes are of another version or of somebody else", null);
		}
		if (bytes[1] == VALUE && bytes.length > HEADER) {
			return read(bytes);
		}
		if (bytes.length != MARK || (bytes[1] != NOTHING && bytes[1] != PASSED)) {
			throw new UnreadableValueException("The bytes are cut off or of somebody else", null);
		}
		return (bytes[1] == NOTHING) ? StoredValue.nothing() : StoredValue.passed();
	}

	private StoredValue read(byte[] bytes) {
		ValueType type = this.declared.get(ByteBuffer.wrap(bytes, MARK, Long.BYTES));
		if (type == null) {
			throw new UnreadableValueException("Cache '" + this.cache + "' has no such type on this node", null);
		}
		byte[] json = new byte[bytes.length - HEADER];
		System.arraycopy(bytes, HEADER, json, 0, json.length);
		Object value = type.read(json);
		int weight = ImmutableValues.weigh(value);
		return (weight != ImmutableValues.MUTABLE) ? new StoredValue(type, value, null, weight)
				: new StoredValue(type, null, json, json.length);
	}

	@Override
	public int weigh(StoredValue value) {
		return value.weight() + OVERHEAD;
	}

	private void tell(ValueType type, String consequence) {
		if (type.tellOnce()) {
			logger.warn(
					"Values of type %s in cache '%s' %s (%s)".formatted(type, this.cache, consequence, type.problem()));
		}
	}

}
