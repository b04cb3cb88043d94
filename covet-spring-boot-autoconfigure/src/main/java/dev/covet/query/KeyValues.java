package dev.covet.query;

import dev.covet.mapping.Ref;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.ColumnPath;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.NullValueInNestedPathException;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * The values of columns, of an entity that was read with the relations on the way.
 */
final class KeyValues {

	private KeyValues() {
	}

	static @Nullable Object of(Object entity, ColumnPath path) {
		Object current = entity;
		for (RelationModel relation : path.relations()) {
			Object related = property(current, relation.name());
			// Nothing, too, where the row that a foreign key names is gone.
			current = (related instanceof Ref<?> ref) ? ref.optional().orElse(null) : related;
			if (current == null) {
				return null;
			}
		}
		Object value = property(current, path.column().name());
		return (value instanceof Ref<?> ref) ? (ref.isEmpty() ? null : ref.id()) : value;
	}

	private static @Nullable Object property(Object entity, String name) {
		try {
			return PropertyAccessorFactory.forDirectFieldAccess(entity).getPropertyValue(name);
		}
		catch (NullValueInNestedPathException ex) {
			return null;
		}
	}

}
