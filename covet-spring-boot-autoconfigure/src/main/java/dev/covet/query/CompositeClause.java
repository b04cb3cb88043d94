package dev.covet.query;

import java.util.List;
import java.util.stream.Collectors;

import dev.covet.query.plan.Predicate;

/**
 * Conditions put together.
 */
record CompositeClause(Kind kind, List<Clause> parts) implements Clause {

	CompositeClause {
		if (parts.isEmpty()) {
			throw new IllegalArgumentException("No condition given");
		}
		parts = List.copyOf(parts);
	}

	static CompositeClause of(Kind kind, List<? extends Condition<?>> conditions) {
		return new CompositeClause(kind, conditions.stream().<Clause>map(Condition::clause).toList());
	}

	@Override
	public Predicate resolve(Resolution resolution) {
		List<Predicate> predicates = this.parts.stream().map((part) -> part.resolve(resolution)).toList();
		return switch (this.kind) {
			case ALL -> new Predicate.And(predicates);
			case ANY -> new Predicate.Or(predicates);
			case NOT -> new Predicate.Not(predicates.get(0));
		};
	}

	@Override
	public String toString() {
		if (this.kind == Kind.NOT) {
			return "not " + this.parts.get(0);
		}
		String word = (this.kind == Kind.ALL) ? " and " : " or ";
		return this.parts.stream().map(Clause::toString).collect(Collectors.joining(word, "(", ")"));
	}

	/** How conditions are put together. */
	enum Kind {

		/** All of them hold. */
		ALL,
		/** One at least holds. */
		ANY,
		/** The only one does not hold. */
		NOT

	}

}
