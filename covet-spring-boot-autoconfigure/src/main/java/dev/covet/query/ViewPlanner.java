package dev.covet.query;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.ViewNode;
import dev.covet.query.plan.ViewNode.Component;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Derives columns, joins and prefetches from a record whose components name properties
 * and relations of an entity.
 */
final class ViewPlanner {

	private final EntityModel entity;

	private final Class<?> type;

	private final List<RelationModel> path;

	private final List<Class<?>> outer;

	private final Set<ColumnModel> columns = new LinkedHashSet<>();

	private final List<JoinNode> joins = new ArrayList<>();

	private final List<Prefetch> prefetches = new ArrayList<>();

	private ViewPlanner(EntityModel entity, Class<?> type, List<RelationModel> path, List<Class<?>> outer) {
		this.entity = entity;
		this.type = type;
		this.path = path;
		this.outer = new ArrayList<>(outer);
		this.outer.add(type);
		if (outer.contains(type)) {
			throw new IllegalArgumentException("View model " + type.getName() + " contains itself");
		}
	}

	static ViewPlan plan(EntityModel entity, Class<?> type) {
		return new ViewPlanner(entity, type, List.of(), List.of()).plan();
	}

	private ViewPlan plan() {
		if (!this.type.isRecord()) {
			throw new IllegalArgumentException("A view model is a record; " + this.type.getName() + " is none");
		}
		List<Component> components = new ArrayList<>();
		for (RecordComponent component : this.type.getRecordComponents()) {
			components.add(component(component));
		}
		return new ViewPlan(new ViewNode(this.type, List.copyOf(components)), List.copyOf(this.columns),
				List.copyOf(this.joins), List.copyOf(this.prefetches));
	}

	private Component component(RecordComponent component) {
		RelationModel relation = this.entity.relation(component.getName());
		ColumnModel column = this.entity.column(component.getName());
		if (relation == null) {
			if (column == null) {
				throw this.entity.unknown(component.getName());
			}
			return column(component, column);
		}
		return relation.kind().isToMany() ? many(component, relation) : one(component, relation);
	}

	private Component column(RecordComponent component, ColumnModel column) {
		Class<?> expected = ClassUtils.resolvePrimitiveIfNecessary(component.getType());
		if (!expected.isAssignableFrom(column.javaType())) {
			throw new IllegalArgumentException(
					"%s.%s is a %s, but %s is a %s".formatted(this.type.getSimpleName(), component.getName(),
							component.getType().getSimpleName(), column, column.javaType().getSimpleName()));
		}
		this.columns.add(column);
		return new Component(component.getName(), component.getType(), column, null, null);
	}

	private Component one(RecordComponent component, RelationModel relation) {
		Class<?> target = component.getType();
		this.columns.addAll(relation.localColumns());
		if (target == relation.targetType()) {
			requireJoinable(component, relation);
			this.joins.add(new JoinNode(relation, relation.target().columns(), List.of()));
			return new Component(component.getName(), target, null, relation, null);
		}
		List<RelationModel> next = new ArrayList<>(this.path);
		next.add(relation);
		ViewPlan nested = new ViewPlanner(relation.target(), target, List.copyOf(next), this.outer).plan();
		Set<ColumnModel> read = new LinkedHashSet<>(relation.target().idColumns());
		read.addAll(nested.columns());
		this.joins.add(new JoinNode(relation, List.copyOf(read), nested.joins()));
		this.prefetches.addAll(nested.prefetches());
		return new Component(component.getName(), target, null, relation, nested.node());
	}

	private void requireJoinable(RecordComponent component, RelationModel relation) {
		if (relation.target().isReadWhole()) {
			throw new IllegalArgumentException(
					"%s.%s is read by a Converter<Row, %s>, which a join can't feed: make it a record of what is shown"
						.formatted(this.type.getSimpleName(), component.getName(), relation.target()));
		}
	}

	private Component many(RecordComponent component, RelationModel relation) {
		Class<?> element = element(component);
		this.columns.addAll(relation.localColumns());
		ViewNode node = null;
		ViewPlan nested = null;
		if (element != relation.targetType()) {
			nested = new ViewPlanner(relation.target(), element, List.of(), this.outer).plan();
			node = nested.node();
		}
		this.prefetches.add(prefetch(relation, nested, node));
		return new Component(component.getName(), component.getType(), null, relation, node);
	}

	private Prefetch prefetch(RelationModel relation, @Nullable ViewPlan nested, @Nullable ViewNode node) {
		EntityModel target = relation.target();
		List<ColumnModel> read = (nested != null) ? nested.columns() : target.readColumns();
		SelectShape shape = new SelectShape(target, new Projection.Columns(read),
				(nested != null) ? nested.joins() : List.of(), null, List.of(), -1, -1, false, null);
		return new Prefetch(this.path, relation, null, new Select(shape, List.of()), null, node,
				(nested != null) ? nested.prefetches() : List.of());
	}

	private Class<?> element(RecordComponent component) {
		Type generic = component.getGenericType();
		if (component.getType().isAssignableFrom(List.class) && generic instanceof ParameterizedType parameterized
				&& parameterized.getActualTypeArguments()[0] instanceof Class<?> element) {
			return element;
		}
		throw new IllegalArgumentException("%s.%s holds several rows: make it a List of records"
			.formatted(this.type.getSimpleName(), component.getName()));
	}

}
