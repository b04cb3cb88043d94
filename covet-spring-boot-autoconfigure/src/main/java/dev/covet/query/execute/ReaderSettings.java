package dev.covet.query.execute;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;
import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * What entities are read with.
 *
 * @param converter the application's converter, which reads and writes values
 * @param callbacks the application's callbacks for entities that were read, if it has
 * any; asked for when the first entity is, as they may use Covet themselves
 * @param partialReads remembers the entities that were read in part
 * @since 0.1.0
 */
public record ReaderSettings(R2dbcConverter converter, Supplier<Optional<ReactiveEntityCallbacks>> callbacks,
		PartialReads partialReads) {

	@Nullable ReactiveEntityCallbacks afterConvert() {
		return this.callbacks.get().orElse(null);
	}

	Finishing finishing(EntityModel entity, List<ColumnModel> leftOut) {
		return new Finishing(entity, leftOut, afterConvert(), this.partialReads);
	}

}
