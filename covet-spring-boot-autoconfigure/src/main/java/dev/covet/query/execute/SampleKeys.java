package dev.covet.query.execute;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.PlanNode;

/**
 * Keys to explain a prefetch with, whose parents are not read: of the keys' type, and as
 * many as the planner expects parents. It reckons with the number of keys, hardly with
 * which they are.
 */
final class SampleKeys {

	private static final int MOST = 1000;

	private static final int UNKNOWN = 10;

	private static final Map<Class<?>, IntFunction<Object>> SAMPLES = Map.ofEntries(
			Map.entry(Long.class, (number) -> (long) number), Map.entry(Integer.class, (number) -> number),
			Map.entry(Short.class, (number) -> (short) number), Map.entry(Double.class, (number) -> (double) number),
			Map.entry(Float.class, (number) -> (float) number), Map.entry(BigDecimal.class, BigDecimal::valueOf),
			Map.entry(BigInteger.class, BigInteger::valueOf), Map.entry(String.class, Integer::toString),
			Map.entry(Boolean.class, (number) -> number % 2 == 0),
			Map.entry(UUID.class, (number) -> new UUID(0, number)), Map.entry(Instant.class, Instant::ofEpochSecond),
			Map.entry(LocalDate.class, LocalDate::ofEpochDay),
			Map.entry(LocalDateTime.class, (number) -> LocalDateTime.ofEpochSecond(number, 0, ZoneOffset.UTC)),
			Map.entry(OffsetDateTime.class, (number) -> Instant.ofEpochSecond(number).atOffset(ZoneOffset.UTC)));

	private final KeyBatches batches;

	SampleKeys(KeyBatches batches) {
		this.batches = batches;
	}

	List<Object> of(RelationModel relation, PlanNode parents) {
		List<Object> keys = IntStream.rangeClosed(1, count(parents))
			.mapToObj((number) -> key(relation, number))
			.toList();
		return this.batches.split(relation, keys).get(0);
	}

	private static int count(PlanNode parents) {
		Long rows = (parents.actualRows() != null) ? parents.actualRows() : parents.estimatedRows();
		return (rows != null) ? (int) Math.max(1, Math.min(MOST, rows)) : UNKNOWN;
	}

	private static Object key(RelationModel relation, int number) {
		List<Object> parts = relation.localColumns()
			.stream()
			.map((column) -> sample(relation, column, number))
			.toList();
		return (parts.size() == 1) ? parts.get(0) : parts;
	}

	private static Object sample(RelationModel relation, ColumnModel column, int number) {
		Object[] constants = column.javaType().getEnumConstants();
		if (constants != null && constants.length > 0) {
			return constants[number % constants.length];
		}
		IntFunction<Object> samples = SAMPLES.get(column.javaType());
		if (samples == null) {
			throw new UnsupportedOperationException("The prefetch of " + relation
					+ " can't be explained without running it: its keys are of type " + column.javaType().getName()
					+ ". Explain the query for " + relation.target() + " by itself");
		}
		return samples.apply(number);
	}

}
