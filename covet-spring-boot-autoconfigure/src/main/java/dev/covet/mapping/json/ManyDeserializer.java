package dev.covet.mapping.json;

import java.util.List;

import dev.covet.mapping.Many;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads an array as a loaded handle. It is not written with its owner.
 */
final class ManyDeserializer extends ValueDeserializer<Many<?>> {

	private final @Nullable JavaType element;

	ManyDeserializer(@Nullable JavaType element) {
		this.element = element;
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		JavaType type = (property != null) ? property.getType() : context.getContextualType();
		return new ManyDeserializer((type != null) ? type.containedType(0) : null);
	}

	@Override
	public Many<?> deserialize(JsonParser parser, DeserializationContext context) {
		JavaType type = (this.element != null) ? this.element : context.constructType(Object.class);
		List<Object> entities = context.readValue(parser,
				context.getTypeFactory().constructCollectionType(List.class, type));
		return Many.of(entities);
	}

	@Override
	public Object getNullValue(DeserializationContext context) {
		return Many.none();
	}

}
