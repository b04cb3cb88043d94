package dev.covet.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * The entity models of a mapping context. Models are made when they are first asked for;
 * {@link #validate()} makes them all and complains about the first that can't work.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class EntityModels {

	private final RelationalMappingContext context;

	private final Predicate<Class<?>> readWhole;

	private final Map<Class<?>, EntityModel> models = new ConcurrentHashMap<>();

	/**
	 * Create the models of a mapping context.
	 * @param context the mapping context of the application
	 * @param readWhole tells for which types the application converts rows itself
	 */
	public EntityModels(RelationalMappingContext context, Predicate<Class<?>> readWhole) {
		this.context = context;
		this.readWhole = readWhole;
	}

	/**
	 * Return the model of an entity.
	 * @param type the entity's class
	 * @return its model
	 * @throws InvalidMappingException when the type is no entity
	 */
	public EntityModel of(Class<?> type) {
		EntityModel model = this.models.get(type);
		if (model != null) {
			return model;
		}
		if (!isEntity(type)) {
			throw new InvalidMappingException(type, "is no entity",
					"Use a class or record that Spring Data maps to a table, with a property marked with @Id.");
		}
		RelationalPersistentEntity<?> entity = this.context.getRequiredPersistentEntity(type);
		EntityModel created = new EntityModel(entity, this.readWhole.test(type) || takesExpressions(entity), this);
		EntityModel raced = this.models.putIfAbsent(type, created);
		return (raced != null) ? raced : created;
	}

	// Expressions in a constructor (@Value) may ask for any column: the converter knows.
	private static boolean takesExpressions(RelationalPersistentEntity<?> entity) {
		InstanceCreatorMetadata<RelationalPersistentProperty> creator = entity.getInstanceCreatorMetadata();
		return creator != null && creator.getParameters().stream().anyMatch(Parameter::hasValueExpression);
	}

	/**
	 * Return whether a type is mapped to a table and has an id.
	 * @param type the class
	 * @return whether it is an entity
	 */
	public boolean isEntity(Class<?> type) {
		if (type.isInterface() || type.isArray() || type.isPrimitive()) {
			return false;
		}
		RelationalPersistentEntity<?> entity = this.context.getPersistentEntity(type);
		return entity != null && entity.hasIdProperty();
	}

	/**
	 * Return whether a type is an entity that the mapping context has met. Unlike
	 * {@link #isEntity} this maps nothing anew, so that any object's class may be asked
	 * for.
	 * @param type the class
	 * @return whether it is a known entity
	 */
	public boolean knows(Class<?> type) {
		return this.context.hasPersistentEntityFor(type) && isEntity(type);
	}

	/**
	 * Make the models of all entities that the mapping context knows, and resolve their
	 * relations and indexes.
	 * @throws InvalidMappingException for the first relation or index that can't work
	 */
	public void validate() {
		for (EntityModel model : all()) {
			model.relations().forEach(RelationModel::resolve);
			model.indexes();
		}
	}

	/**
	 * Return the models of all entities that the mapping context knows by now.
	 * @return the models, in no particular order
	 */
	public List<EntityModel> all() {
		List<EntityModel> all = new ArrayList<>();
		for (RelationalPersistentEntity<?> entity : this.context.getPersistentEntities()) {
			if (isEntity(entity.getType())) {
				all.add(of(entity.getType()));
			}
		}
		return List.copyOf(all);
	}

	RelationalPersistentEntity<?> embedded(RelationalPersistentProperty property) {
		RelationalPersistentEntity<?> entity = this.context.getPersistentEntity(property);
		if (entity == null) {
			throw new InvalidMappingException(property.getOwner().getType(), property.getName(),
					"is embedded but is no mapped type", "Embed a class or record.");
		}
		return entity;
	}

	ReferenceNaming naming() {
		return new ReferenceNaming(this.context.getNamingStrategy());
	}

	boolean isForceQuote() {
		return this.context.isForceQuote();
	}

}
