package dev.covet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.covet.query.plan.Aggregation;
import dev.covet.query.plan.Aggregation.Function;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * One value of many rows.
 *
 * @param function what is computed
 * @param argument what is computed of each row, {@code null} for the row itself
 * @param distinct whether equal values count once
 * @param type the type of the result, {@code null} for that of the argument
 * @param filter which rows count, all for none
 */
record AggregateRecipe(Function function, @Nullable Recipe argument, boolean distinct, @Nullable Class<?> type,
		List<Clause> filter) implements Recipe {

	AggregateRecipe filtered(Condition<?> condition) {
		List<Clause> all = new ArrayList<>(this.filter);
		all.add(condition.clause());
		return new AggregateRecipe(this.function, this.argument, this.distinct, this.type, List.copyOf(all));
	}

	@Override
	public Aggregation resolve(Resolution resolution, @Nullable ValueType like) {
		Term term = (this.argument != null) ? resolution.term(this.argument, null) : null;
		if (term != null && this.function != Function.COUNT && this.function != Function.MIN
				&& this.function != Function.MAX) {
			TermTypes.requireNumber(term, this.function.name().toLowerCase(Locale.ROOT));
		}
		List<Predicate> predicates = new ArrayList<>();
		this.filter.forEach((clause) -> predicates.add(clause.resolve(resolution)));
		return new Aggregation(this.function, term, this.distinct, Predicate.all(predicates), resultType(term));
	}

	private ValueType resultType(@Nullable Term term) {
		if (this.type != null || term == null) {
			return ValueType.of((this.type != null) ? this.type : Long.class);
		}
		return (this.function != Function.SUM) ? term.type() : ValueType.of(term.type().javaType());
	}

	@Override
	public String toString() {
		return this.function.name().toLowerCase(Locale.ROOT) + (this.distinct ? "Distinct(" : "(")
				+ ((this.argument != null) ? this.argument : "") + ")" + (this.filter.isEmpty() ? ""
						: " where " + this.filter.stream().map(Clause::toString).collect(Collectors.joining(" and ")));
	}

}
