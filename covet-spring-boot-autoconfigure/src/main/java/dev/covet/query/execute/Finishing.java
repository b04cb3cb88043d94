package dev.covet.query.execute;

import java.util.List;
import java.util.Objects;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;
import org.springframework.data.r2dbc.mapping.event.AfterConvertCallback;

/**
 * What happens to an entity that was just made of a row, before anybody sees it: the
 * application's callbacks, and a note of the columns that were left out.
 *
 * @param entity the entity
 * @param leftOut the columns that were not read
 * @param callbacks the application's callbacks, or {@code null} when it has none
 * @param partialReads keeps the note
 */
record Finishing(EntityModel entity, List<ColumnModel> leftOut, @Nullable ReactiveEntityCallbacks callbacks,
		PartialReads partialReads) {

	Known finish(Object made, @Nullable RowHandles handles) {
		note(made, handles);
		return new Known(made, handles);
	}

	Mono<Object> convert(Object made, @Nullable RowHandles handles) {
		return Objects.requireNonNull(this.callbacks)
			.callback(AfterConvertCallback.class, made, this.entity.table())
			.doOnNext((converted) -> note(converted, handles));
	}

	private void note(Object made, @Nullable RowHandles handles) {
		if (!this.leftOut.isEmpty()) {
			this.partialReads.remember(made, handles, this.leftOut);
		}
	}

}
