package dev.covet.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the relations among the properties of an entity: handles, and plain properties
 * with one of Covet's annotations. Everything else is left to Spring Data.
 */
final class RelationScanner {

	private static final String HANDLE_REMEDY = "Use Ref<Entity> for one row, Many<Entity> for several.";

	private final EntityModels models;

	private final EntityModel owner;

	private final RelationEndsFactory ends;

	RelationScanner(EntityModels models, EntityModel owner) {
		this.models = models;
		this.owner = owner;
		this.ends = new RelationEndsFactory(models, owner);
	}

	Map<String, RelationModel> scan() {
		Map<String, RelationModel> relations = new LinkedHashMap<>();
		RelationalPersistentEntity<?> entity = this.owner.entity();
		ReflectionUtils.doWithFields(entity.getType(), (field) -> {
			RelationalPersistentProperty property = find(entity, field.getName());
			RelationModel relation = (property != null) ? relation(property) : null;
			if (relation != null) {
				relations.putIfAbsent(relation.name(), relation);
			}
		});
		return relations;
	}

	private static @Nullable RelationalPersistentProperty find(RelationalPersistentEntity<?> entity, String name) {
		RelationalPersistentProperty property = entity.getPersistentProperty(name);
		return (property != null) ? property : entity.getTransientProperty(name);
	}

	private @Nullable RelationModel relation(RelationalPersistentProperty property) {
		OneToMany oneToMany = property.findAnnotation(OneToMany.class);
		if (oneToMany != null) {
			return create(property, RelationModel.Kind.TO_MANY, false, oneToMany.mappedBy());
		}
		ManyToMany manyToMany = property.findAnnotation(ManyToMany.class);
		if (manyToMany != null) {
			Class<?> target = target(property, RelationModel.Kind.MANY_TO_MANY);
			return new RelationModel(this.owner, property, RelationModel.Kind.MANY_TO_MANY, target, false,
					this.ends.manyToMany(property, target, manyToMany));
		}
		OneToOne oneToOne = property.findAnnotation(OneToOne.class);
		if (oneToOne != null) {
			return create(property, RelationModel.Kind.REVERSE_ONE, false, oneToOne.mappedBy());
		}
		ManyToOne manyToOne = property.findAnnotation(ManyToOne.class);
		if (manyToOne != null) {
			return create(property, RelationModel.Kind.TO_ONE, !manyToOne.optional(), manyToOne.by());
		}
		return unannotated(property);
	}

	private @Nullable RelationModel unannotated(RelationalPersistentProperty property) {
		if (property.getType() == Many.class) {
			throw invalid(property, "is a Many without @OneToMany or @ManyToMany",
					"Say with one of them where its rows come from.");
		}
		if (property.getType() != Ref.class || property.isTransient()) {
			return null;
		}
		return create(property, RelationModel.Kind.TO_ONE, NonNullMarks.isMarked(property), property.getName());
	}

	private RelationModel create(RelationalPersistentProperty property, RelationModel.Kind kind, boolean required,
			String key) {
		Class<?> target = target(property, kind);
		RelationEnds relationEnds = (kind == RelationModel.Kind.TO_ONE) ? this.ends.toOne(property, target, key)
				: this.ends.mappedBy(property, target, key);
		return new RelationModel(this.owner, property, kind, target, required, relationEnds);
	}

	private Class<?> target(RelationalPersistentProperty property, RelationModel.Kind kind) {
		Class<?> type = property.getType();
		boolean list = type == Many.class || Collection.class.isAssignableFrom(type);
		if (list != kind.isToMany() || (list && type != Many.class && !type.isAssignableFrom(List.class))) {
			throw invalid(property, "is a " + type.getSimpleName() + ", which can't hold this relation",
					HANDLE_REMEDY + " A plain property is the entity itself, or a List of entities.");
		}
		TypeInformation<?> target = property.getTypeInformation();
		if (list || type == Ref.class) {
			List<? extends TypeInformation<?>> arguments = target.getTypeArguments();
			// A raw type is one of Object.
			if (arguments.size() != 1 || arguments.get(0).getType() == Object.class) {
				throw invalid(property, "does not say which entity it points at", HANDLE_REMEDY);
			}
			target = arguments.get(0);
		}
		if (!this.models.isEntity(target.getType())) {
			throw invalid(property, "points at " + target.getType().getName() + ", which is no entity",
					"Point at a class or record that is mapped to a table and has a property marked with @Id.");
		}
		return target.getType();
	}

	private InvalidMappingException invalid(RelationalPersistentProperty property, String problem, String remedy) {
		return new InvalidMappingException(this.owner.type(), property.getName(), problem, remedy);
	}

}
