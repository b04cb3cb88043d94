package dev.covet.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Ordering;
import org.jspecify.annotations.Nullable;

/**
 * A total order of the rows of a query: the order that was asked for, and the id where
 * that leaves ties. The values of its columns say where a row stands.
 *
 * @param orderings the order; where nulls go is said for each column that can hold one
 */
record Keyset(List<Ordering> orderings) {

	static Keyset of(QueryState state) {
		List<ColumnModel> id = state.model().idColumns();
		if (id.isEmpty()) {
			throw new IllegalArgumentException(
					"%s has no id, which tells equal rows apart: mark one with @Id to scroll".formatted(state.model()));
		}
		List<ColumnPath> rest = new ArrayList<>(
				id.stream().map((column) -> new ColumnPath(List.of(), column)).toList());
		Map<ColumnPath, Ordering> orderings = new LinkedHashMap<>();
		boolean descending = false;
		for (Ordering ordering : state.orderings()) {
			// What follows a whole id decides nothing.
			if (!rest.isEmpty()) {
				descending = ordering.descending();
				orderings.putIfAbsent(ordering.column(), withNulls(ordering));
				rest.remove(ordering.column());
			}
		}
		for (ColumnPath path : rest) {
			orderings.put(path, new Ordering(path, descending, null));
		}
		return new Keyset(List.copyOf(orderings.values()));
	}

	// Nulls are as the largest values, where nothing else is said.
	private static Ordering withNulls(Ordering ordering) {
		if (!isNullable(ordering.column())) {
			return new Ordering(ordering.column(), ordering.descending(), null);
		}
		Boolean given = ordering.nullsFirst();
		return new Ordering(ordering.column(), ordering.descending(),
				(given != null) ? given : Boolean.valueOf(ordering.descending()));
	}

	private static boolean isNullable(ColumnPath path) {
		return !path.column().isRequired() || !path.relations().stream().allMatch(RelationModel::isRequired);
	}

	Keyset reversed() {
		return new Keyset(this.orderings.stream().map(Keyset::reversed).toList());
	}

	private static Ordering reversed(Ordering ordering) {
		Boolean nullsFirst = ordering.nullsFirst();
		return new Ordering(ordering.column(), !ordering.descending(), (nullsFirst != null) ? !nullsFirst : null);
	}

	// The query in this order, with all that the keys of its rows are read from.
	QueryState order(QueryState state) {
		QueryState ordered = state.orderedBy(this.orderings);
		List<Fetch> joins = new ArrayList<>();
		Set<ColumnModel> columns = (state.columns() != null) ? new LinkedHashSet<>(state.columns()) : null;
		for (Ordering ordering : this.orderings) {
			List<RelationModel> way = ordering.column().relations();
			if (!way.isEmpty()) {
				joins.add(Fetch.join(way));
			}
			else if (columns != null) {
				columns.add(ordering.column().column());
			}
		}
		ordered = joins.isEmpty() ? ordered : ordered.fetching(joins);
		return (columns != null) ? ordered.reading(columns) : ordered;
	}

	Map<String, ? extends @Nullable Object> keys(Object entity) {
		Map<String, @Nullable Object> keys = new LinkedHashMap<>();
		this.orderings
			.forEach((ordering) -> keys.put(ordering.column().toString(), KeyValues.of(entity, ordering.column())));
		return keys;
	}

	// What is behind a position: the conditions of the queries whose results make it up,
	// one after the other. Nulls of the first column are asked for apart, so that an
	// index can lead to the position.
	List<Clause> after(Map<String, Object> keys) {
		List<@Nullable Object> position = new ArrayList<>();
		Set<String> names = new LinkedHashSet<>();
		for (Ordering ordering : this.orderings) {
			names.add(ordering.column().toString());
			position.add(keys.get(ordering.column().toString()));
		}
		if (!keys.keySet().equals(names)) {
			throw new IllegalArgumentException(
					"The position has the keys %s, but this query is ordered by %s: scroll on with the query that it came from"
						.formatted(keys.keySet(), names));
		}
		for (Ordering ordering : this.orderings) {
			if (ordering.nullsFirst() == null && keys.get(ordering.column().toString()) == null) {
				throw new IllegalArgumentException(
						"The position has no value for %s, which is never null".formatted(ordering.column()));
			}
		}
		KeysetClause clause = new KeysetClause(this.orderings, position);
		Clause rest = clause.rest();
		return (rest != null) ? List.of(clause, rest) : List.of(clause);
	}

}
