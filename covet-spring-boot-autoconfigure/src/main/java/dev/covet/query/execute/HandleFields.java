package dev.covet.query.execute;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.Handle;
import dev.covet.mapping.RelationModel;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.util.ReflectionUtils;

/**
 * Gives an object of one entity its handles. Works on fields, because Spring Data's
 * accessors leave transient properties out: mutable ones are set, and an object that
 * takes them by its constructor is made anew with all its other fields.
 */
final class HandleFields {

	private final List<RelationModel> relations;

	private final List<Field> handles;

	private final List<Assembler.Setter> setters;

	private final @Nullable Remaker remaker;

	HandleFields(EntityModel model) {
		this.relations = model.relations().stream().filter(RelationModel::isHandle).toList();
		this.handles = this.relations.stream().map((relation) -> accessible(relation.property().getField())).toList();
		boolean settable = this.handles.stream().noneMatch((field) -> Modifier.isFinal(field.getModifiers()));
		this.setters = settable ? this.handles.stream().map(Creators::fieldSetter).toList() : List.of();
		this.remaker = settable ? null : new Remaker(model, this.handles);
	}

	List<RelationModel> relations() {
		return this.relations;
	}

	@Nullable Object get(Object entity, int place) {
		return ReflectionUtils.getField(this.handles.get(place), entity);
	}

	Object with(Object entity, Handle<?>[] values) {
		if (this.remaker != null) {
			return this.remaker.remake(entity, values);
		}
		for (int i = 0; i < values.length; i++) {
			this.setters.get(i).set(entity, values[i]);
		}
		return entity;
	}

	private static Field accessible(@Nullable Field field) {
		if (field == null) {
			throw new IllegalStateException("A relation without a field");
		}
		ReflectionUtils.makeAccessible(field);
		return field;
	}

	/**
	 * Makes a copy of an object with other handles.
	 */
	private static final class Remaker {

		private final MethodHandle creator;

		private final List<@Nullable Field> arguments = new ArrayList<>();

		private final List<@Nullable Object> absent = new ArrayList<>();

		private final Map<Field, Assembler.Setter> others = new LinkedHashMap<>();

		private final List<Field> handles;

		Remaker(EntityModel model, List<Field> handles) {
			this.creator = Creators.of(model.entity());
			this.handles = handles;
			InstanceCreatorMetadata<RelationalPersistentProperty> metadata = model.entity()
				.getInstanceCreatorMetadata();
			for (Parameter<Object, RelationalPersistentProperty> parameter : (metadata != null)
					? metadata.getParameters() : List.<Parameter<Object, RelationalPersistentProperty>>of()) {
				Field field = ReflectionUtils.findField(model.type(), String.valueOf(parameter.getName()));
				this.arguments.add((field != null) ? accessible(field) : null);
				this.absent.add(Defaults.of(parameter.getRawType()));
			}
			ReflectionUtils.doWithFields(model.type(), (field) -> {
				if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0
						&& !this.arguments.contains(field)) {
					this.others.put(accessible(field), Creators.fieldSetter(field));
				}
			});
		}

		Object remake(Object entity, Handle<?>[] values) {
			Object[] given = IntStream.range(0, this.arguments.size()).mapToObj((i) -> {
				Field field = this.arguments.get(i);
				return (field != null) ? value(entity, field, values) : this.absent.get(i);
			}).toArray();
			Object made = Creators.create(this.creator, given);
			this.others.forEach((field, setter) -> setter.set(made, value(entity, field, values)));
			return made;
		}

		private @Nullable Object value(Object entity, Field field, Handle<?>[] values) {
			int place = this.handles.indexOf(field);
			return (place >= 0) ? values[place] : ReflectionUtils.getField(field, entity);
		}

	}

}
