package dev.covet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The expression of the first condition that holds.
 */
record CaseRecipe(List<Branch> branches, @Nullable Recipe otherwise) implements Recipe {

	CaseRecipe and(Clause condition, Recipe then) {
		List<Branch> longer = new ArrayList<>(this.branches);
		longer.add(new Branch(condition, then));
		return new CaseRecipe(List.copyOf(longer), this.otherwise);
	}

	@Override
	public Term resolve(Resolution resolution, @Nullable ValueType like) {
		List<Term.Case.Branch> resolved = new ArrayList<>();
		ValueType type = like;
		for (Branch branch : this.branches) {
			Predicate condition = branch.condition().resolve(resolution);
			Term then = resolution.term(branch.then(), type);
			type = (type != null) ? type : then.type();
			TermTypes.requireComparable(type, then.type());
			resolved.add(new Term.Case.Branch(condition, then));
		}
		ValueType result = resolved.get(0).then().type();
		Term last = (this.otherwise != null) ? resolution.term(this.otherwise, result) : null;
		if (last != null) {
			TermTypes.requireComparable(result, last.type());
		}
		return new Term.Case(List.copyOf(resolved), last, result);
	}

	@Override
	public String toString() {
		return "case " + this.branches.stream().map(Branch::toString).collect(Collectors.joining(" "))
				+ ((this.otherwise != null) ? " otherwise " + this.otherwise : "");
	}

	/**
	 * A condition and its expression.
	 */
	record Branch(Clause condition, Recipe then) {

		@Override
		public String toString() {
			return "when " + this.condition + " then " + this.then;
		}
	}

}
