package dev.covet.query.binary;

import java.time.temporal.Temporal;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;

/**
 * The pairs of data type and Java type under which the driver finds the guard.
 * <p>
 * The driver keeps a cache of codecs that it fills whenever a codec is added: the first
 * codec that announces a pair has it, and the order of codecs no longer counts. A codec
 * can announce one Java type only, and adding a codec costs every new connection about a
 * millisecond. So {@link #currentType()} changes while the data types are iterated, and
 * one codec announces all pairs. It is {@code Object} otherwise, under which the driver
 * also files the codec for writing: no value has that class.
 */
final class AnnouncedTypes implements Iterable<PostgresTypeIdentifier> {

	private static final List<Class<?>> GENERAL_TYPES = List.of(Object.class, Number.class, Temporal.class);

	private static final Map<Integer, Integer> ARRAYS = Map.of(1700, 1231, 1082, 1182, 1083, 1183, 1114, 1115, 1184,
			1185, 1266, 1270, 869, 1041, 18, 1002, 1186, 1187);

	private final Set<Pair> pairs;

	private Class<?> currentType = Object.class;

	private AnnouncedTypes(Set<Pair> pairs) {
		this.pairs = pairs;
	}

	/**
	 * Announce what the driver's codecs announce, as far as it is guarded.
	 * @param driverCodecs the codecs of the driver
	 * @param guarded whether the guard takes a data type and Java type
	 * @return the pairs
	 */
	static AnnouncedTypes of(List<Codec<?>> driverCodecs, BiPredicate<Integer, Class<?>> guarded) {
		Set<Pair> pairs = new LinkedHashSet<>();
		for (Codec<?> codec : driverCodecs) {
			if (codec instanceof CodecMetadata metadata) {
				metadata.getDataTypes().forEach((dataType) -> {
					pairs.add(new Pair(dataType.getObjectId(), metadata.type()));
					GENERAL_TYPES.forEach((type) -> pairs.add(new Pair(dataType.getObjectId(), type)));
					int array = ARRAYS.getOrDefault(dataType.getObjectId(), 0);
					pairs.add(new Pair(array, metadata.type().arrayType()));
				});
			}
		}
		pairs.removeIf((pair) -> !guarded.test(pair.oid(), pair.type()));
		return new AnnouncedTypes(pairs);
	}

	Class<?> currentType() {
		return this.currentType;
	}

	@Override
	public Iterator<PostgresTypeIdentifier> iterator() {
		Iterator<Pair> remaining = this.pairs.iterator();
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				if (!remaining.hasNext()) {
					AnnouncedTypes.this.currentType = Object.class;
				}
				return remaining.hasNext();
			}

			@Override
			public PostgresTypeIdentifier next() {
				Pair pair = remaining.next();
				AnnouncedTypes.this.currentType = pair.type();
				return pair::oid;
			}

		};
	}

	private record Pair(int oid, Class<?> type) {
	}

}
