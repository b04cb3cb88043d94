package dev.covet.mapping;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.data.util.Lazy;
import org.springframework.util.ClassUtils;

/**
 * A property that is stored in one column. The name of a property inside an
 * {@code @Embedded} one is dotted: {@code address.city}.
 *
 * @since 0.1.0
 */
public final class ColumnModel {

	private final EntityModel owner;

	private final String name;

	private final RelationalPersistentProperty property;

	private final Lazy<TypeInformation<?>> type;

	ColumnModel(EntityModel owner, String name, RelationalPersistentProperty property,
			@Nullable Supplier<ColumnModel> referenced) {
		this.owner = owner;
		this.name = name;
		this.property = property;
		this.type = (referenced != null) ? Lazy.of(() -> referenced.get().typeInformation())
				: Lazy.of(property.getTypeInformation());
	}

	/**
	 * Return the entity that the column belongs to.
	 * @return its entity
	 */
	public EntityModel owner() {
		return this.owner;
	}

	/**
	 * Return the property's name, dotted inside an embedded property.
	 * @return its name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Return the column's name as the mapping context has it.
	 * @return its identifier
	 */
	public SqlIdentifier identifier() {
		return this.property.getColumnName();
	}

	/**
	 * Return Spring Data's view of the property.
	 * @return the property
	 */
	public RelationalPersistentProperty property() {
		return this.property;
	}

	/**
	 * Return the type of its values; of a {@link Ref}, the type of the id pointed at.
	 * @return the type
	 */
	public TypeInformation<?> typeInformation() {
		return this.type.get();
	}

	/**
	 * Return the class of its values, primitives boxed.
	 * @return the class
	 */
	public Class<?> javaType() {
		return ClassUtils.resolvePrimitiveIfNecessary(typeInformation().getType());
	}

	/**
	 * Return whether the property can't hold null, as a primitive can't.
	 * @return whether it is a primitive
	 */
	public boolean isPrimitive() {
		return this.property.getType().isPrimitive();
	}

	/**
	 * Return whether the column holds no null: that of an id, of a primitive, or of a
	 * property marked so by a {@code @NotNull} or {@code @NonNull} of its own. What is
	 * inside an embedded property may be missing with that.
	 * @return whether it always has a value
	 */
	public boolean isRequired() {
		boolean embedded = this.name.contains(".");
		return this.owner.idColumns().contains(this)
				|| (!embedded && (isPrimitive() || NonNullMarks.isMarked(this.property)));
	}

	@Override
	public String toString() {
		return this.owner.type().getSimpleName() + "." + this.name;
	}

}
