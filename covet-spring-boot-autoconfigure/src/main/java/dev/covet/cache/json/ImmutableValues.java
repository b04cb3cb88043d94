package dev.covet.cache.json;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Tells values that nobody can change from others, and what they weigh, in one walk.
 */
// A value and not its declared type is looked at: a List may be anything.
final class ImmutableValues {

	static final int MUTABLE = -1;

	private static final int OBJECT = 24;

	private static final int LARGER = 64;

	// What is an object here may be changed by nobody, all the way down; BigDecimal and
	// BigInteger may have subclasses, so it has to be just these
	private static final Set<Class<?>> PLAIN = Set.of(Boolean.class, Byte.class, Short.class, Character.class,
			Integer.class, Long.class, Float.class, Double.class, BigDecimal.class, BigInteger.class, UUID.class,
			URI.class, Locale.class, Currency.class);

	private static final ClassValue<Accessors> ACCESSORS = new ClassValue<>() {

		@Override
		protected Accessors computeValue(Class<?> type) {
			return Accessors.of(type);
		}

	};

	private ImmutableValues() {
	}

	/**
	 * Weigh a value.
	 * @param value the value
	 * @return the number of bytes, about, or {@link #MUTABLE}
	 */
	static int weigh(@Nullable Object value) {
		if (value == null) {
			return 0;
		}
		if (value instanceof String text) {
			return OBJECT * 2 + text.length() * 2;
		}
		if (PLAIN.contains(value.getClass()) || value instanceof Enum<?>) {
			return OBJECT;
		}
		if (value.getClass().getName().startsWith("java.time.")) {
			return (value instanceof Clock) ? MUTABLE : LARGER;
		}
		if (value instanceof Optional<?> optional) {
			return plus(OBJECT, weigh(optional.orElse(null)));
		}
		return value.getClass().isRecord() ? ACCESSORS.get(value.getClass()).weigh(value) : weighContents(value);
	}

	private static int weighContents(Object value) {
		if (!value.getClass().getName().startsWith("java.util.ImmutableCollections$")) {
			return MUTABLE;
		}
		int weight = LARGER;
		if (value instanceof Map<?, ?> map) {
			weight = plus(weigh(map.keySet()), weigh(map.values()));
		}
		return (value instanceof Collection<?> collection) ? weigh(collection) : weight;
	}

	private static int weigh(Collection<?> contents) {
		int weight = LARGER;
		for (Object each : contents) {
			weight = plus(plus(weight, Long.BYTES), weigh(each));
			if (weight == MUTABLE) {
				break;
			}
		}
		return weight;
	}

	private static int plus(int weight, int more) {
		return (weight == MUTABLE || more == MUTABLE) ? MUTABLE
				: (int) Math.min(Integer.MAX_VALUE, (long) weight + more);
	}

	/**
	 * How the components of a record are reached.
	 *
	 * @param methods the accessors, {@code null} where they can't be called
	 */
	private record Accessors(@Nullable List<Method> methods) {

		static Accessors of(Class<?> type) {
			try {
				RecordComponent[] components = type.getRecordComponents();
				Method[] methods = new Method[components.length];
				for (int i = 0; i < methods.length; i++) {
					methods[i] = components[i].getAccessor();
					methods[i].setAccessible(true);
				}
				return new Accessors(List.of(methods));
			}
			catch (RuntimeException ex) {
				return new Accessors(null);
			}
		}

		int weigh(Object value) {
			if (this.methods == null) {
				return MUTABLE;
			}
			int weight = OBJECT;
			try {
				for (Method method : this.methods) {
					weight = plus(weight, ImmutableValues.weigh(method.invoke(value)));
				}
				return weight;
			}
			catch (ReflectiveOperationException ex) {
				return MUTABLE;
			}
		}

	}

}
