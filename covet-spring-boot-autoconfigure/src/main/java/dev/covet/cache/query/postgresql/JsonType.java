package dev.covet.cache.query.postgresql;

import dev.covet.cache.query.StoredType;
import io.r2dbc.postgresql.codec.Json;

/**
 * Keeps JSON as the driver reads it.
 *
 * @since 0.1.0
 */
public final class JsonType implements StoredType<Json> {

	@Override
	public String name() {
		return "json";
	}

	@Override
	public Class<Json> type() {
		return Json.class;
	}

	@Override
	public byte[] write(Json value) {
		return value.asArray();
	}

	@Override
	public Json read(byte[] bytes) {
		return Json.of(bytes);
	}

}
