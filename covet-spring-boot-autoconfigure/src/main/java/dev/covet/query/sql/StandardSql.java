package dev.covet.query.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

import dev.covet.query.plan.RowLock;
import dev.covet.query.plan.Term;

/**
 * What dialects write that have no words of their own.
 */
final class StandardSql {

	private static final Map<Class<?>, String> TYPES = Map.ofEntries(Map.entry(Long.class, "BIGINT"),
			Map.entry(Integer.class, "INTEGER"), Map.entry(Short.class, "SMALLINT"),
			Map.entry(Double.class, "DOUBLE PRECISION"), Map.entry(Float.class, "REAL"),
			Map.entry(BigDecimal.class, "NUMERIC"), Map.entry(String.class, "VARCHAR"),
			Map.entry(Boolean.class, "BOOLEAN"), Map.entry(LocalDate.class, "DATE"), Map.entry(LocalTime.class, "TIME"),
			Map.entry(LocalDateTime.class, "TIMESTAMP"), Map.entry(OffsetDateTime.class, "TIMESTAMP WITH TIME ZONE"),
			Map.entry(Instant.class, "TIMESTAMP WITH TIME ZONE"), Map.entry(UUID.class, "UUID"));

	private StandardSql() {
	}

	static FunctionForm function(Term.Function function) {
		return switch (function) {
			case LENGTH -> FunctionForm.call("CHAR_LENGTH");
			case CONCAT -> new FunctionForm("(", " || ", ")");
			default -> FunctionForm.call(function.name());
		};
	}

	static String operator(Term.ArithmeticOperator operator) {
		return switch (operator) {
			case PLUS -> "+";
			case MINUS -> "-";
			case TIMES -> "*";
			case DIVIDED_BY -> "/";
		};
	}

	static String type(Class<?> type, String database) {
		return type(TYPES, type, database);
	}

	static String type(Map<Class<?>, String> types, Class<?> type, String database) {
		String name = types.get(type);
		if (name == null) {
			throw new UnsupportedOperationException(
					"%s has no type for a %s in an expression: use one of a property, or one of %s".formatted(database,
							type.getSimpleName(), types.keySet().stream().map(Class::getSimpleName).sorted().toList()));
		}
		return name;
	}

	static String lock(RowLock lock) {
		return switch (lock) {
			case WAIT, SHARE -> "";
			case SKIP_LOCKED -> " SKIP LOCKED";
			case NO_WAIT -> " NOWAIT";
		};
	}

}
