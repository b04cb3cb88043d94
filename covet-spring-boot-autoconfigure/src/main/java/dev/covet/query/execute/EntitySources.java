package dev.covet.query.execute;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.Handle;
import dev.covet.mapping.Handles;
import dev.covet.mapping.RelationModel;
import dev.covet.mapping.RelationNotLoadedException;
import dev.covet.query.execute.EntityReader.Relation;
import dev.covet.query.execute.Result.Pending;
import dev.covet.query.execute.Result.Sink;
import dev.covet.query.sql.Layout;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Where the properties of one entity get their values from.
 */
final class EntitySources {

	private final ReaderBuilder builder;

	private final Layout.Node node;

	private final List<RelationModel> path;

	private final EntityModel entity;

	private final Map<RelationModel, Integer> handlePlaces = new LinkedHashMap<>();

	EntitySources(ReaderBuilder builder, Layout.Node node, List<RelationModel> path) {
		this.builder = builder;
		this.node = node;
		this.path = path;
		this.entity = node.entity();
		for (RelationModel relation : this.entity.relations()) {
			if (relation.isHandle() && !this.entity.isReadWhole()) {
				this.handlePlaces.put(relation, this.handlePlaces.size());
			}
		}
	}

	int handleCount() {
		return this.handlePlaces.size();
	}

	Assembler assembler() {
		return assembler(this.entity.entity(), "");
	}

	private Assembler assembler(RelationalPersistentEntity<?> source, String prefix) {
		MethodHandle creator = Creators.of(source);
		Map<String, Source> taken = new HashMap<>();
		List<Source> arguments = new ArrayList<>();
		InstanceCreatorMetadata<RelationalPersistentProperty> metadata = source.getInstanceCreatorMetadata();
		if (metadata != null) {
			for (Parameter<Object, RelationalPersistentProperty> parameter : metadata.getParameters()) {
				Source argument = source(source, prefix, String.valueOf(parameter.getName()));
				Object absent = Defaults.of(parameter.getRawType());
				taken.put(String.valueOf(parameter.getName()), (argument != null) ? argument : Source.of(absent));
				arguments.add(taken.get(parameter.getName()));
			}
		}
		List<Assembler.Property> properties = new ArrayList<>();
		source.forEach((property) -> addProperty(source, prefix, property, taken, properties));
		if (prefix.isEmpty()) {
			this.entity.relations()
				.stream()
				.filter((relation) -> !relation.isColumn())
				.forEach((relation) -> addProperty(source, prefix, relation.property(), taken, properties));
		}
		return new Assembler(creator, arguments, properties);
	}

	private void addProperty(RelationalPersistentEntity<?> source, String prefix, RelationalPersistentProperty property,
			Map<String, Source> taken, List<Assembler.Property> properties) {
		Source value = taken.containsKey(property.getName()) ? null : source(source, prefix, property.getName());
		if (value != null) {
			properties.add(new Assembler.Property(value, Creators.setter(source, property)));
		}
	}

	// The source of a property, null when the query reads nothing for it.
	private @Nullable Source source(RelationalPersistentEntity<?> source, String prefix, String name) {
		RelationModel relation = prefix.isEmpty() ? this.entity.relation(name) : null;
		if (relation != null) {
			return relation.isHandle() ? handle(relation) : plain(relation);
		}
		RelationalPersistentProperty property = source.getPersistentProperty(name);
		if (property != null && property.isEmbedded()) {
			return embedded(property, prefix + name + ".");
		}
		ColumnModel column = this.entity.column(prefix + name);
		return (column != null && this.node.columns().containsKey(column)) ? this.builder.column(this.node, column)
				: null;
	}

	private @Nullable Source embedded(RelationalPersistentProperty property, String prefix) {
		RelationalPersistentEntity<?> embedded = ((RelationalMappingContext) this.builder.converter()
			.getMappingContext()).getPersistentEntity(property);
		List<ColumnSlot> slots = this.node.columns()
			.keySet()
			.stream()
			.filter((column) -> column.name().startsWith(prefix))
			.map((column) -> this.builder.slot(this.node, column))
			.toList();
		if (embedded == null || slots.isEmpty()) {
			return null;
		}
		Assembler assembler = assembler(embedded, prefix);
		boolean always = property.isIdProperty() || property.shouldCreateEmptyEmbedded();
		return (row, id, handles,
				result) -> (always || slots.stream().anyMatch((slot) -> slot.valueOrNull(row) != null))
						? assembler.assemble(row, id, handles, result) : null;
	}

	private Source handle(RelationModel relation) {
		int place = place(relation);
		boolean toOne = relation.kind() == RelationModel.Kind.TO_ONE;
		Source key = this.builder.keySource(this.node, relation.localColumns());
		if (toOne && !this.node.columns().keySet().containsAll(relation.localColumns())) {
			return (row, id, handles, result) -> keep(handles, place,
					Handles.unknown(relation, (handle) -> Mono.error(() -> new RelationNotLoadedException(relation))));
		}
		return (row, id, handles, result) -> keep(handles, place,
				Handles.create(relation, key.get(row, id, handles, result), handles));
	}

	private int place(RelationModel relation) {
		Integer place = this.handlePlaces.get(relation);
		if (place == null) {
			throw new IllegalStateException(relation + " is no handle");
		}
		return place;
	}

	private static Handle<?> keep(@Nullable RowHandles handles, int place, Handle<?> handle) {
		if (handles != null) {
			handles.set(place, handle);
		}
		return handle;
	}

	private @Nullable Source plain(RelationModel relation) {
		for (Layout.Node join : this.node.joins()) {
			if (relation.equals(join.relation())) {
				NodeReader reader = this.builder.entity(join, next(relation));
				return (row, id, handles, result) -> child(reader, row, result);
			}
		}
		boolean waits = this.builder.slots()
			.stream()
			.anyMatch((slot) -> slot.relation().equals(relation) && slot.path().equals(this.path));
		return (waits && relation.kind().isToMany()) ? (row, id, handles, result) -> new ArrayList<>() : null;
	}

	private static @Nullable Object child(NodeReader reader, io.r2dbc.spi.Readable row, Result result) {
		Object key = reader.key(row);
		return (key != null) ? reader.read(row, key, result) : null;
	}

	private List<RelationModel> next(RelationModel relation) {
		List<RelationModel> next = new ArrayList<>(this.path);
		next.add(relation);
		return next;
	}

	// A joined relation, whose handle is filled from the same row.
	Relation joined(Layout.Node join) {
		NodeReader reader = this.builder.entity(join, next(join.joined()));
		int place = place(join.joined());
		return (row, id, owner, result) -> {
			Object child = child(reader, row, result);
			Handle<?> handle = owner.handle(place);
			if (!handle.isLoaded()) {
				fill(handle, child);
			}
		};
	}

	private static void fill(Handle<?> handle, @Nullable Object child) {
		if (child instanceof Known known) {
			known.whenReady((instance) -> Handles.fill(handle, instance));
		}
		else {
			Handles.fill(handle, child);
		}
	}

	// A relation that waits for the prefetch in a slot.
	Relation waiting(int slot, PrefetchSlot spec) {
		RelationModel relation = spec.relation();
		Source key = this.builder.keySource(this.node, relation.localColumns());
		Integer place = this.handlePlaces.get(relation);
		Sinks sinks = new Sinks(relation, spec);
		return (row, id, owner, result) -> {
			Object value = key.get(row, id, null, result);
			Sink sink = sinks.of(owner, (place != null) ? owner.handle(place) : null);
			if (value != null && sink != null) {
				result.pending(slot).add(new Pending(value, sink));
			}
		};
	}

}
