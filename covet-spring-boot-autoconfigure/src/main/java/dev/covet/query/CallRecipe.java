package dev.covet.query;

import java.util.ArrayList;
import java.util.List;

import dev.covet.query.plan.Term;
import dev.covet.query.plan.Term.Function;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A function of expressions: of text, or the first that is not null.
 */
record CallRecipe(Function function, List<Recipe> arguments) implements Recipe {

	@Override
	public Term resolve(Resolution resolution, @Nullable ValueType like) {
		boolean text = this.function != Function.COALESCE;
		ValueType given = text ? ValueType.of(String.class) : like;
		List<Term> terms = new ArrayList<>();
		for (Recipe argument : this.arguments) {
			Term term = resolution.term(argument, given);
			if (text) {
				TermTypes.requireText(this.function, term);
			}
			else if (given != null) {
				TermTypes.requireComparable(terms.isEmpty() ? given : terms.get(0).type(), term.type());
			}
			terms.add(term);
			given = text ? given : terms.get(0).type();
		}
		return new Term.Call(this.function, List.copyOf(terms), type(terms.get(0)));
	}

	private ValueType type(Term first) {
		return switch (this.function) {
			case LENGTH -> ValueType.of(Integer.class);
			case COALESCE -> first.type();
			default -> ValueType.of(String.class);
		};
	}

	@Override
	public String toString() {
		return this.function.name().toLowerCase(java.util.Locale.ROOT) + this.arguments;
	}

}
