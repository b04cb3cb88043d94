package dev.covet.cache.json;

import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * Denies every class that bytes name, whatever an annotation or a mix-in asks for.
 */
final class NoNamedTypes extends PolymorphicTypeValidator {

	@Override
	public Validity validateBaseType(DatabindContext context, JavaType baseType) {
		return Validity.DENIED;
	}

	@Override
	public Validity validateSubClassName(DatabindContext context, JavaType baseType, String subClassName) {
		return Validity.DENIED;
	}

	@Override
	public Validity validateSubType(DatabindContext context, JavaType baseType, JavaType subType) {
		return Validity.DENIED;
	}

}
