package dev.covet.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.Term;

/**
 * Distinct rows can only be ordered by what is read of them: which of several equal rows
 * would give the order otherwise?
 */
final class DistinctOrder {

	private DistinctOrder() {
	}

	static void check(SelectShape shape) {
		if (!shape.distinct() || shape.orderings().isEmpty()) {
			return;
		}
		Set<Term> read = new HashSet<>();
		if (shape.projection() instanceof Projection.Values values) {
			read.addAll(values.terms());
		}
		else if (shape.projection() instanceof Projection.Columns columns) {
			columns.columns().forEach((column) -> read.add(new ColumnPath(List.of(), column)));
			add(shape.joins(), List.of(), read);
		}
		else if (shape.projection() instanceof Projection.Annotated annotated) {
			annotated.columns().forEach((column) -> read.add(new ColumnPath(List.of(), column)));
			read.addAll(annotated.terms());
			add(shape.joins(), List.of(), read);
		}
		else {
			return;
		}
		for (Ordering ordering : shape.orderings()) {
			if (!read.contains(ordering.term())) {
				throw new IllegalArgumentException("distinct() rows of %s can't be ordered by %s, which is not read"
					.formatted(shape.root(), describe(ordering.term())));
			}
		}
	}

	private static Object describe(Term term) {
		return (term instanceof ColumnPath path) ? path : "an expression";
	}

	private static void add(List<JoinNode> joins, List<RelationModel> path, Set<Term> read) {
		for (JoinNode join : joins) {
			List<RelationModel> next = new ArrayList<>(path);
			next.add(join.relation());
			join.columns().forEach((column) -> read.add(new ColumnPath(List.copyOf(next), column)));
			add(join.joins(), next, read);
		}
	}

}
