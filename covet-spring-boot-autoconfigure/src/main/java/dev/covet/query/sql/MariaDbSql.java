package dev.covet.query.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The words of MariaDB and MySQL where standard SQL has others.
 */
final class MariaDbSql {

	private static final Map<Class<?>, String> TYPES = Map.ofEntries(Map.entry(Long.class, "SIGNED"),
			Map.entry(Integer.class, "SIGNED"), Map.entry(Short.class, "SIGNED"), Map.entry(Boolean.class, "SIGNED"),
			Map.entry(Double.class, "DOUBLE"), Map.entry(Float.class, "FLOAT"),
			Map.entry(BigDecimal.class, "DECIMAL(65, 30)"), Map.entry(String.class, "CHAR"),
			Map.entry(LocalDate.class, "DATE"), Map.entry(LocalTime.class, "TIME(6)"),
			Map.entry(LocalDateTime.class, "DATETIME(6)"), Map.entry(Instant.class, "DATETIME(6)"));

	private MariaDbSql() {
	}

	static FunctionForm truncation(ChronoUnit unit, String database) {
		return switch (unit) {
			case SECONDS -> formatted("%Y-%m-%d %T");
			case MINUTES -> formatted("%Y-%m-%d %H:%i:00");
			case HOURS -> formatted("%Y-%m-%d %H:00:00");
			case DAYS -> formatted("%Y-%m-%d");
			case WEEKS -> new FunctionForm("CAST(STR_TO_DATE(CONCAT(YEARWEEK(", ", ",
					", 3), ' Monday'), '%x%v %W') AS DATETIME)");
			case MONTHS -> formatted("%Y-%m-01");
			case YEARS -> formatted("%Y-01-01");
			default -> throw new UnsupportedOperationException(
					"%s can't cut a moment to %s: use seconds, minutes, hours, days, weeks, months or years"
						.formatted(database, unit));
		};
	}

	private static FunctionForm formatted(String pattern) {
		return new FunctionForm("CAST(DATE_FORMAT(", ", ", ", '" + pattern + "') AS DATETIME)");
	}

	static String type(Class<?> type, String database) {
		return StandardSql.type(TYPES, type, database);
	}

}
