package dev.covet.cache.spring;

import dev.covet.cache.json.CacheJson;
import dev.covet.cache.json.StoredValue;
import dev.covet.cache.json.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * As what values are kept: by the type that is declared, or else by their own class.
 *
 * @param json gives types
 * @param declared the declared type, or {@code null}
 */
record Typing(CacheJson json, @Nullable ValueType declared) {

	// A class with type arguments doesn't say what is in it
	ValueType of(@Nullable Object value) {
		if (this.declared != null) {
			return this.declared;
		}
		boolean plain = value != null && value.getClass().getTypeParameters().length == 0;
		return this.json.type((value != null && plain) ? value.getClass() : Object.class);
	}

	boolean fits(StoredValue stored) {
		return !stored.isPassed() && (this.declared == null || stored.isOf(this.declared));
	}

}
