package dev.covet.mapping.json;

import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes the entity, or the id.
 */
final class RefSerializer extends ValueSerializer<Ref<?>> {

	@Override
	public Class<?> handledType() {
		return Ref.class;
	}

	@Override
	public void serialize(Ref<?> ref, JsonGenerator generator, SerializationContext context) {
		Nesting nesting = Nesting.of(context);
		Object entity = ref.isLoaded() ? ref.optional().orElse(null) : null;
		if (entity != null && !nesting.contains(entity, generator)) {
			nesting.write(entity, generator, context);
		}
		else {
			context.writeValue(generator, idOrNull(ref));
		}
	}

	private static @Nullable Object idOrNull(Ref<?> ref) {
		return ref.isKnown() ? ref.id() : null;
	}

}
