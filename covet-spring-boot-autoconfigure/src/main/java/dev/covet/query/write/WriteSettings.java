package dev.covet.query.write;

import java.util.function.Supplier;

import dev.covet.query.execute.HandleAttachment;
import dev.covet.query.execute.PartialReads;

import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;

/**
 * What entities are written with. Template and callbacks are asked for when the first
 * entity is written: the application's callbacks may use Covet themselves.
 *
 * @param template the application's template, which writes single entities
 * @param callbacks the application's own callbacks, which bulk operations run for each
 * entity
 * @param partialReads refuses entities that were read in part
 * @param handles gives stored entities their handles
 * @since 0.1.0
 */
public record WriteSettings(Supplier<R2dbcEntityTemplate> template, Supplier<WriteCallbacks> callbacks,
		PartialReads partialReads, HandleAttachment handles) {
}
