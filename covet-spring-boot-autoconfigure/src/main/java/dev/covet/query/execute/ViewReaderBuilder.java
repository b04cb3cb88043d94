package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import dev.covet.mapping.RelationModel;
import dev.covet.query.execute.Result.Pending;
import dev.covet.query.plan.ViewNode;
import dev.covet.query.plan.ViewNode.Component;
import dev.covet.query.sql.Layout;

/**
 * Builds the reader of a view model. A list in it is made empty, and filled when its
 * prefetch has run.
 */
final class ViewReaderBuilder {

	private final int index;

	private final ReaderBuilder builder;

	private final Layout.Node node;

	private final List<RelationModel> path;

	ViewReaderBuilder(int index, ReaderBuilder builder, Layout.Node node, List<RelationModel> path) {
		this.index = index;
		this.builder = builder;
		this.node = node;
		this.path = path;
	}

	NodeReader build(ViewNode view) {
		List<Source> arguments = view.components().stream().map(this::source).toList();
		Class<?>[] types = view.components().stream().map(Component::type).toArray(Class<?>[]::new);
		Assembler assembler = new Assembler(Creators.ofRecord(view.type(), types), arguments, List.of());
		return new ViewReader(this.index, this.builder.key(this.node, this.node.entity().idColumns()), assembler);
	}

	private Source source(Component component) {
		if (component.column() != null) {
			Source source = this.builder.column(this.node, component.column());
			return component.type().isPrimitive() ? required(source, component) : source;
		}
		RelationModel relation = component.required();
		return relation.kind().isToMany() ? list(relation) : one(relation, component);
	}

	private static Source required(Source source, Component component) {
		return (row, id, handles, result) -> {
			Object value = source.get(row, id, handles, result);
			if (value == null) {
				throw new IllegalStateException("'" + component.name() + "' of the view model is a primitive, but "
						+ component.column() + " is null: use a boxed type");
			}
			return value;
		};
	}

	private Source one(RelationModel relation, Component component) {
		Layout.Node join = this.node.joins()
			.stream()
			.filter((candidate) -> relation.equals(candidate.relation()))
			.findFirst()
			.orElseThrow();
		List<RelationModel> next = new ArrayList<>(this.path);
		next.add(relation);
		NodeReader reader = (component.view() != null) ? this.builder.view(join, next, component.view())
				: this.builder.entity(join, next);
		return (row, id, handles, result) -> {
			Object key = reader.key(row);
			return (key != null) ? reader.read(row, key, result) : null;
		};
	}

	private Source list(RelationModel relation) {
		int slot = IntStream.range(0, this.builder.slots().size())
			.filter((i) -> this.builder.slots().get(i).relation().equals(relation)
					&& this.builder.slots().get(i).path().equals(this.path))
			.findFirst()
			.orElseThrow();
		Source key = this.builder.keySource(this.node, relation.localColumns());
		return (row, id, handles, result) -> {
			List<Object> list = new ArrayList<>();
			Object owner = key.get(row, id, handles, result);
			if (owner != null) {
				result.pending(slot)
					.add(new Pending(owner,
							(content) -> list.addAll((content != null) ? (List<?>) content : List.of())));
			}
			return Collections.unmodifiableList(list);
		};
	}

}
