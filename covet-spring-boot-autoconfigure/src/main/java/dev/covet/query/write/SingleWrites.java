package dev.covet.query.write;

import dev.covet.mapping.EntityModel;
import dev.covet.statement.WrittenRows;
import reactor.core.publisher.Mono;

import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.util.ClassUtils;

/**
 * Writes single entities by the application's template.
 */
final class SingleWrites {

	private final WriteSettings settings;

	private final KnownRows knownRows;

	SingleWrites(WriteSettings settings, KnownRows knownRows) {
		this.settings = settings;
		this.knownRows = knownRows;
	}

	Mono<Object> insert(Object entity) {
		return Mono.defer(() -> template().insert(entity));
	}

	Mono<Object> save(EntityModel root, Object entity) {
		return Mono.defer(() -> {
			Mono<Object> saved = root.isNew(entity) ? template().insert(entity) : template().update(entity);
			WrittenRows rows = isAlone(root, entity) ? this.knownRows.of(root, entity) : null;
			return (rows != null) ? saved.contextWrite(rows::into) : saved;
		});
	}

	// Callbacks share the context, and may write to other rows.
	private boolean isAlone(EntityModel root, Object entity) {
		return ClassUtils.getUserClass(entity) == root.type() && this.settings.callbacks().get().isEmpty()
				&& template().getClass() == R2dbcEntityTemplate.class;
	}

	private R2dbcEntityTemplate template() {
		return this.settings.template().get();
	}

}
