package dev.covet.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of the unit of time that a moment is in.
 */
record TruncatedRecipe(ChronoUnit unit, Recipe operand) implements Recipe {

	private static final Set<ChronoUnit> UNITS = EnumSet.of(ChronoUnit.SECONDS, ChronoUnit.MINUTES, ChronoUnit.HOURS,
			ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS, ChronoUnit.YEARS);

	private static final Set<Class<?>> TYPES = Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class,
			LocalDateTime.class, LocalDate.class);

	TruncatedRecipe {
		if (!UNITS.contains(unit)) {
			throw new IllegalArgumentException("truncate takes one of " + UNITS + ", not " + unit);
		}
	}

	@Override
	public Term resolve(Resolution resolution, @Nullable ValueType like) {
		Term term = resolution.term(this.operand, like);
		if (!TYPES.contains(term.type().javaType())) {
			throw new IllegalArgumentException("%s is a %s: truncate takes a date or a time with a date"
				.formatted(TermTypes.describe(term), term.type().javaType().getSimpleName()));
		}
		return new Term.Truncated(this.unit, term);
	}

	@Override
	public String toString() {
		return "truncate(" + this.unit + ", " + this.operand + ")";
	}

}
