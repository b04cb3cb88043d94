package dev.covet.query.write;

import dev.covet.mapping.EntityModel;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * The version of an entity, counted as the application's template does: it begins with 0,
 * or with 1 where it is a primitive, for which 0 means new.
 */
final class Versions {

	private final EntityModel model;

	private final @Nullable RelationalPersistentProperty property;

	private final ConversionService conversions;

	Versions(EntityModel model, ConversionService conversions) {
		this.model = model;
		this.property = model.entity().getVersionProperty();
		this.conversions = conversions;
	}

	Object begin(Object entity) {
		return (this.property != null) ? with(entity, this.property, this.property.getType().isPrimitive() ? 1L : 0L)
				: entity;
	}

	Object increment(Object entity) {
		if (this.property == null) {
			return entity;
		}
		Object current = of(entity);
		Long number = (current != null) ? this.conversions.convert(current, Long.class) : null;
		return with(entity, this.property, (number != null) ? number + 1 : 1L);
	}

	@Nullable Object of(Object entity) {
		return (this.property != null) ? this.model.entity().getPropertyAccessor(entity).getProperty(this.property)
				: null;
	}

	private Object with(Object entity, RelationalPersistentProperty version, long number) {
		PersistentPropertyAccessor<Object> accessor = this.model.entity().getPropertyAccessor(entity);
		accessor.setProperty(version, this.conversions.convert(number, version.getType()));
		return accessor.getBean();
	}

}
