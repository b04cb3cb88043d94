package dev.covet.mapping.json;

import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads an object as a loaded handle, a plain value as an id of the entity's id type.
 */
final class RefDeserializer extends ValueDeserializer<Ref<?>> {

	private final @Nullable JavaType target;

	RefDeserializer(@Nullable JavaType target) {
		this.target = target;
	}

	@Override
	public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
		JavaType type = (property != null) ? property.getType() : context.getContextualType();
		return new RefDeserializer((type != null) ? type.containedType(0) : null);
	}

	@Override
	public Ref<?> deserialize(JsonParser parser, DeserializationContext context) {
		JavaType type = this.target;
		if (type == null) {
			return (Ref<?>) context.handleUnexpectedToken(context.constructType(Ref.class), parser);
		}
		if (parser.currentToken() == JsonToken.START_OBJECT) {
			Object entity = context.readValue(parser, type);
			return Ref.to(entity);
		}
		Object id = context.readValue(parser, Ref.idType(type.getRawClass()));
		return Ref.of(type.getRawClass(), id);
	}

	@Override
	public Object getNullValue(DeserializationContext context) {
		return Ref.empty();
	}

}
