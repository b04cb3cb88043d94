package dev.covet.query;

import dev.covet.mapping.EntityModel;

import org.springframework.data.mapping.PersistentEntity;

/**
 * Tells new entities from stored ones by Spring Data's own rule: {@code Persistable}, the
 * version, the id.
 */
final class NewEntities {

	private NewEntities() {
	}

	@SuppressWarnings("unchecked")
	static boolean isNew(EntityModel model, Object entity) {
		return ((PersistentEntity<Object, ?>) model.entity()).isNew(entity);
	}

}
