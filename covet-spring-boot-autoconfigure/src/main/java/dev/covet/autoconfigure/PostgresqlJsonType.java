package dev.covet.autoconfigure;

import dev.covet.cache.query.StoredType;
import io.r2dbc.postgresql.codec.Json;

/**
 * How JSON columns of PostgreSQL are kept.
 */
final class PostgresqlJsonType implements StoredType<Json> {

	@Override
	public String name() {
		return "pgjson";
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
