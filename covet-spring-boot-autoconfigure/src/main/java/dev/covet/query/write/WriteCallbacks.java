package dev.covet.query.write;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;
import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.r2dbc.mapping.event.AfterSaveCallback;
import org.springframework.data.r2dbc.mapping.event.BeforeConvertCallback;
import org.springframework.data.r2dbc.mapping.event.BeforeSaveCallback;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * The application's own callbacks for entities that are written, auditing among them;
 * {@code null} where it has none of a kind.
 *
 * @param beforeConvert run before an entity becomes a row
 * @param beforeSave run on the row
 * @param afterSave run when the row is stored
 * @since 0.1.0
 */
public record WriteCallbacks(@Nullable ReactiveEntityCallbacks beforeConvert,
		@Nullable ReactiveEntityCallbacks beforeSave, @Nullable ReactiveEntityCallbacks afterSave) {

	/** No callbacks. */
	public static final WriteCallbacks NONE = new WriteCallbacks(null, null, null);

	boolean isEmpty() {
		return this.beforeConvert == null && !needsRow();
	}

	// Whether a callback is shown the row.
	boolean needsRow() {
		return this.beforeSave != null || this.afterSave != null;
	}

	Mono<Object> beforeConvert(Object entity, SqlIdentifier table) {
		return (this.beforeConvert != null) ? this.beforeConvert.callback(BeforeConvertCallback.class, entity, table)
				: Mono.just(entity);
	}

	Mono<Object> beforeSave(Object entity, OutboundRow row, SqlIdentifier table) {
		return (this.beforeSave != null) ? this.beforeSave.callback(BeforeSaveCallback.class, entity, row, table)
				: Mono.just(entity);
	}

	Mono<Object> afterSave(Object entity, OutboundRow row, SqlIdentifier table) {
		return (this.afterSave != null) ? this.afterSave.callback(AfterSaveCallback.class, entity, row, table)
				: Mono.just(entity);
	}

}
