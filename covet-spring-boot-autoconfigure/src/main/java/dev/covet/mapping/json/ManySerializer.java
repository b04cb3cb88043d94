package dev.covet.mapping.json;

import dev.covet.mapping.Many;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes the entities as an array. One that is being written already is left out: it
 * would contain itself.
 */
final class ManySerializer extends ValueSerializer<Many<?>> {

	@Override
	public Class<?> handledType() {
		return Many.class;
	}

	@Override
	public boolean isEmpty(SerializationContext context, Many<?> many) {
		return !many.isLoaded();
	}

	@Override
	public void serialize(Many<?> many, JsonGenerator generator, SerializationContext context) {
		if (!many.isLoaded()) {
			generator.writeNull();
			return;
		}
		Nesting nesting = Nesting.of(context);
		generator.writeStartArray();
		for (Object entity : many.list()) {
			if (!nesting.contains(entity, generator)) {
				nesting.write(entity, generator, context);
			}
		}
		generator.writeEndArray();
	}

}
