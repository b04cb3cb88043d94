package dev.covet.cache.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.JoinTable;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Aggregation;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.RelatedAggregation;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Walks through a statement's shape and gathers the tables that it reads beside that of
 * its root.
 */
// Sealed types are taken apart by hand, and what is not known here ends the walk with an
// error: a part that is passed over would be a table whose writes nobody hears of.
final class ShapeTables {

	private final Function<SqlIdentifier, String> names;

	private final Set<String> tables = new LinkedHashSet<>();

	private boolean cacheable = true;

	ShapeTables(Function<SqlIdentifier, String> names) {
		this.names = names;
	}

	Set<String> tables() {
		return this.tables;
	}

	boolean isCacheable() {
		return this.cacheable;
	}

	String name(EntityModel entity) {
		this.cacheable = this.cacheable && entity.isCacheable();
		return this.names.apply(entity.table());
	}

	void walk(SelectShape shape) {
		projection(shape.projection());
		shape.joins().forEach(this::join);
		predicate(shape.where());
		orderings(shape.orderings());
		if (shape.parents() != null) {
			joinTable(shape.parents().relation());
		}
	}

	private void nested(SelectShape shape) {
		this.tables.add(name(shape.root()));
		walk(shape);
	}

	private void join(JoinNode node) {
		relation(node.relation());
		node.joins().forEach(this::join);
	}

	private void relation(RelationModel relation) {
		this.tables.add(name(relation.target()));
		joinTable(relation);
	}

	private void joinTable(RelationModel relation) {
		JoinTable table = relation.joinTable();
		if (table != null) {
			this.tables.add(this.names.apply(table.table()));
		}
	}

	private void projection(Projection projection) {
		if (projection instanceof Projection.Annotated annotated) {
			annotated.terms().forEach(this::term);
		}
		else if (projection instanceof Projection.Values values) {
			values.terms().forEach(this::term);
		}
		else if (projection instanceof Projection.Count count) {
			projection(count.of());
		}
		else if (projection instanceof Projection.Grouped grouped) {
			grouped.keys().forEach(this::term);
			grouped.aggregates().forEach(this::term);
			predicate(grouped.having());
			if (grouped.rows() != null) {
				orderings(grouped.rows().orderings());
			}
		}
		else if (!(projection instanceof Projection.Columns || projection instanceof Projection.Exists)) {
			throw unknown(projection);
		}
	}

	private void orderings(List<Ordering> orderings) {
		orderings.forEach((ordering) -> term(ordering.term()));
	}

	private void predicate(@Nullable Predicate predicate) {
		if (predicate instanceof Predicate.Comparison comparison) {
			terms(comparison.left(), comparison.right());
		}
		else if (predicate instanceof Predicate.Between between) {
			terms(between.operand(), between.low(), between.high());
		}
		else if (predicate instanceof Predicate.In in) {
			in.operands().forEach(this::term);
		}
		else if (predicate instanceof Predicate.InQuery in) {
			term(in.operand());
			nested(in.query().shape());
		}
		else if (predicate instanceof Predicate.Exists exists) {
			nested(exists.query().shape());
		}
		else if (predicate instanceof Predicate.IsNull isNull) {
			term(isNull.operand());
		}
		else if (predicate instanceof Predicate.Related related) {
			related.relations().forEach(this::relation);
			relation(related.relation());
			predicate(related.predicate());
		}
		else {
			composite(predicate);
		}
	}

	private void composite(@Nullable Predicate predicate) {
		if (predicate instanceof Predicate.And and) {
			and.predicates().forEach(this::predicate);
		}
		else if (predicate instanceof Predicate.Or or) {
			or.predicates().forEach(this::predicate);
		}
		else if (predicate instanceof Predicate.Not not) {
			predicate(not.predicate());
		}
		else if (predicate != null) {
			throw unknown(predicate);
		}
	}

	private void terms(Term... terms) {
		for (Term term : terms) {
			term(term);
		}
	}

	private void term(@Nullable Term term) {
		if (term instanceof ColumnPath path) {
			path.relations().forEach(this::relation);
		}
		else if (term instanceof Term.Call call) {
			call.arguments().forEach(this::term);
		}
		else if (term instanceof Term.Arithmetic arithmetic) {
			terms(arithmetic.left(), arithmetic.right());
		}
		else if (term instanceof Term.Case choice) {
			choice.branches().forEach((branch) -> {
				predicate(branch.condition());
				term(branch.then());
			});
			term(choice.otherwise());
		}
		else if (term instanceof Term.Cast cast) {
			term(cast.operand());
		}
		else if (term instanceof Term.Truncated truncated) {
			term(truncated.operand());
		}
		else {
			aggregation(term);
		}
	}

	private void aggregation(@Nullable Term term) {
		if (term instanceof Aggregation aggregation) {
			term(aggregation.argument());
			predicate(aggregation.filter());
		}
		else if (term instanceof RelatedAggregation related) {
			related.way().forEach(this::relation);
			related.relations().forEach(this::relation);
			aggregation(related.aggregation());
		}
		else if (term instanceof Term.Query query) {
			nested(query.query().shape());
		}
		else if (term != null && !(term instanceof Term.Value || term instanceof Term.Outer)) {
			throw unknown(term);
		}
	}

	private static IllegalStateException unknown(Object part) {
		return new IllegalStateException("Nobody knows which tables this reads: " + part.getClass().getName());
	}

}
