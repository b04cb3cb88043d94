package dev.covet.mapping;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * A relation of an entity, resolved against the model of the other one.
 *
 * @since 0.1.0
 */
public final class RelationModel {

	private final EntityModel owner;

	private final RelationalPersistentProperty property;

	private final Kind kind;

	private final Class<?> targetType;

	private final boolean required;

	private final boolean handle;

	private final RelationEnds ends;

	RelationModel(EntityModel owner, RelationalPersistentProperty property, Kind kind, Class<?> targetType,
			boolean required, RelationEnds ends) {
		this.owner = owner;
		this.property = property;
		this.kind = kind;
		this.targetType = targetType;
		this.required = required;
		this.handle = Handle.class.isAssignableFrom(property.getType());
		this.ends = ends;
	}

	/**
	 * Return the entity that has the relation.
	 * @return the owner
	 */
	public EntityModel owner() {
		return this.owner;
	}

	/**
	 * Return the name of the property.
	 * @return its name
	 */
	public String name() {
		return this.property.getName();
	}

	/**
	 * Return Spring Data's view of the property.
	 * @return the property
	 */
	public RelationalPersistentProperty property() {
		return this.property;
	}

	/**
	 * Return which way the relation points.
	 * @return its kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Return the other entity.
	 * @return its model
	 */
	public EntityModel target() {
		return this.ends.target();
	}

	/**
	 * Return the class of the other entity.
	 * @return its class
	 */
	public Class<?> targetType() {
		return this.targetType;
	}

	/**
	 * Return whether there is always a row at the other end, so that an INNER JOIN loses
	 * nothing.
	 * @return whether the foreign key is never null
	 */
	public boolean isRequired() {
		return this.required;
	}

	/**
	 * Return whether the property is a {@link Ref} or {@link Many}, or else a plain
	 * entity or list.
	 * @return whether it is a handle
	 */
	public boolean isHandle() {
		return this.handle;
	}

	/**
	 * Return whether the relation is the foreign key column itself: a {@link Ref} without
	 * annotation.
	 * @return whether the property maps to a column
	 */
	public boolean isColumn() {
		return !this.property.isTransient();
	}

	/**
	 * Return whether the property holds for good what the constructor was given, as a
	 * record's does.
	 * @return whether its field is final
	 */
	public boolean isFinal() {
		Field field = this.property.getField();
		return field != null && Modifier.isFinal(field.getModifiers());
	}

	/**
	 * Return the columns of the owner that identify the other end: its foreign key, or
	 * its id.
	 * @return columns of the owner
	 */
	public List<ColumnModel> localColumns() {
		return this.ends.local();
	}

	/**
	 * Return the columns of the other entity that are held against the local ones: its id
	 * for {@link Kind#TO_ONE}, else its foreign key; for {@link Kind#MANY_TO_MANY} its
	 * id, held against the join table.
	 * @return columns of the other entity
	 */
	public List<ColumnModel> remoteColumns() {
		return this.ends.remote();
	}

	/**
	 * Return the table in between.
	 * @return the join table, for {@link Kind#MANY_TO_MANY} only
	 */
	public @Nullable JoinTable joinTable() {
		return this.ends.joinTable();
	}

	void resolve() {
		this.ends.resolve();
	}

	@Override
	public String toString() {
		return this.owner.type().getSimpleName() + "." + name();
	}

	/**
	 * Which way a relation points.
	 */
	public enum Kind {

		/** The owner has the foreign key. */
		TO_ONE,
		/** The one row that has a foreign key to the owner. */
		REVERSE_ONE,
		/** The rows that have a foreign key to the owner. */
		TO_MANY,
		/** The rows that a join table connects with the owner. */
		MANY_TO_MANY;

		/**
		 * Return whether there can be several rows at the other end.
		 * @return whether it holds a list
		 */
		public boolean isToMany() {
			return this == TO_MANY || this == MANY_TO_MANY;
		}

	}

}
