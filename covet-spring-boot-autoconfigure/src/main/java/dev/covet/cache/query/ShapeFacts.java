package dev.covet.cache.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import dev.covet.cache.Tag;
import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Predicate.Comparison;
import dev.covet.query.plan.Predicate.Operator;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * What has to be known of a shape to cache its rows, found out once.
 *
 * @param cacheable whether they may be kept at all
 * @param tables all tables that it reads
 * @param root the table of its root
 * @param idPlace the place of the only id whose row is read of that, {@code -1} where it
 * may be other rows
 * @param tags what the rows depend on, but for the row of the root
 */
record ShapeFacts(boolean cacheable, Set<String> tables, String root, int idPlace, List<Tag> tags) {

	// Types of which equal values of a column have equal texts in every program. Text is
	// none: a database may take two for one that differ.
	private static final Set<Class<?>> EXACT = Set.of(Long.class, Integer.class, Short.class, UUID.class);

	static ShapeFacts of(SelectShape shape, Function<SqlIdentifier, String> names,
			Function<ColumnModel, Class<?>> boundTypes) {
		ShapeTables others = new ShapeTables(names);
		String root = others.name(shape.root());
		others.walk(shape);
		int idPlace = others.tables().contains(root) ? -1 : idPlace(shape, boundTypes);
		List<Tag> tags = new ArrayList<>();
		tags.add((idPlace >= 0) ? Tag.rows(root) : Tag.table(root));
		others.tables().stream().filter((table) -> !table.equals(root)).map(Tag::table).forEach(tags::add);
		Set<String> tables = new LinkedHashSet<>(others.tables());
		tables.add(root);
		boolean cacheable = others.isCacheable() && shape.lock() == null && !shape.root().isReadWhole();
		return new ShapeFacts(cacheable, Set.copyOf(tables), root, idPlace, List.copyOf(tags));
	}

	List<Tag> tags(List<Object> values) {
		if (this.idPlace < 0) {
			return this.tags;
		}
		List<Tag> all = new ArrayList<>(this.tags);
		all.add(Tag.row(this.root, values.get(this.idPlace)));
		return all;
	}

	private static int idPlace(SelectShape shape, Function<ColumnModel, Class<?>> boundTypes) {
		List<ColumnModel> id = shape.root().idColumns();
		if (id.size() != 1 || shape.parents() != null) {
			return -1;
		}
		Class<?> type = id.get(0).javaType();
		return (EXACT.contains(type) && boundTypes.apply(id.get(0)) == type) ? idPlace(shape.where(), id.get(0)) : -1;
	}

	private static int idPlace(@Nullable Predicate predicate, ColumnModel id) {
		if (predicate instanceof Predicate.And and) {
			return and.predicates()
				.stream()
				.mapToInt((part) -> idPlace(part, id))
				.filter((place) -> place >= 0)
				.findFirst()
				.orElse(-1);
		}
		return (predicate instanceof Comparison comparison && isEqual(comparison, id)
				&& comparison.right() instanceof Term.Value value) ? value.place() : -1;
	}

	private static boolean isEqual(Comparison comparison, ColumnModel id) {
		return comparison.operator() == Operator.EQ && !comparison.ignoreCase()
				&& comparison.left() instanceof ColumnPath path && path.relations().isEmpty()
				&& path.column().equals(id);
	}

}
