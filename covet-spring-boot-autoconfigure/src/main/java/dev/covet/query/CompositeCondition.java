package dev.covet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.covet.query.plan.Predicate;

/**
 * Conditions put together.
 */
final class CompositeCondition<T> extends Condition<T> {

	private final List<Condition<?>> parts;

	private final Function<List<Predicate>, Predicate> composition;

	CompositeCondition(List<? extends Condition<?>> parts, Function<List<Predicate>, Predicate> composition) {
		if (parts.isEmpty()) {
			throw new IllegalArgumentException("No condition given");
		}
		this.parts = List.copyOf(parts);
		this.composition = composition;
	}

	@Override
	Predicate resolve(Resolution resolution) {
		List<Predicate> predicates = new ArrayList<>(this.parts.size());
		this.parts.forEach((part) -> predicates.add(part.resolve(resolution)));
		return this.composition.apply(predicates);
	}

}
