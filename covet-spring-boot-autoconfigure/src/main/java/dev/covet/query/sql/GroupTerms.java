package dev.covet.query.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.covet.query.plan.Aggregation;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.RelatedAggregation;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

/**
 * Finds the aggregates that a query over groups computes, wherever they stand in it.
 */
final class GroupTerms {

	private final Set<Aggregation> own = new LinkedHashSet<>();

	private final Set<RelatedAggregation> related = new LinkedHashSet<>();

	GroupTerms(List<Term> terms, @Nullable Predicate having) {
		terms.forEach(this::find);
		if (having != null) {
			find(having);
		}
	}

	Set<Aggregation> own() {
		return this.own;
	}

	Set<RelatedAggregation> related() {
		return this.related;
	}

	private void find(Term term) {
		if (term instanceof Aggregation aggregation) {
			this.own.add(aggregation);
		}
		else if (term instanceof RelatedAggregation aggregation) {
			this.related.add(aggregation);
		}
		else if (term instanceof Term.Call call) {
			call.arguments().forEach(this::find);
		}
		else if (term instanceof Term.Arithmetic arithmetic) {
			find(arithmetic.left());
			find(arithmetic.right());
		}
		else if (term instanceof Term.Cast cast) {
			find(cast.operand());
		}
		else if (term instanceof Term.Case cases) {
			cases.branches().forEach((branch) -> {
				find(branch.condition());
				find(branch.then());
			});
			if (cases.otherwise() != null) {
				find(cases.otherwise());
			}
		}
	}

	private void find(Predicate predicate) {
		if (predicate instanceof Predicate.Comparison comparison) {
			find(comparison.left());
			find(comparison.right());
		}
		else if (predicate instanceof Predicate.Between between) {
			List.of(between.operand(), between.low(), between.high()).forEach(this::find);
		}
		else if (predicate instanceof Predicate.In in) {
			in.operands().forEach(this::find);
		}
		else if (predicate instanceof Predicate.InQuery in) {
			find(in.operand());
		}
		else if (predicate instanceof Predicate.IsNull isNull) {
			find(isNull.operand());
		}
		else if (predicate instanceof Predicate.And and) {
			and.predicates().forEach(this::find);
		}
		else if (predicate instanceof Predicate.Or or) {
			or.predicates().forEach(this::find);
		}
		else if (predicate instanceof Predicate.Not not) {
			find(not.predicate());
		}
	}

}
