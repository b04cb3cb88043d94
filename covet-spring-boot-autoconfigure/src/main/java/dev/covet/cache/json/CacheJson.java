package dev.covet.cache.json;

import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How an application's values become JSON and come back. It follows the application's
 * mapper, with its modules and mix-ins, but takes no type from the bytes, refuses what it
 * doesn't know, and keeps times as they are. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CacheJson {

	private final Map<Type, ValueType> types = new ConcurrentHashMap<>();

	private final Map<Type, ValueType> lists = new ConcurrentHashMap<>();

	private final JsonMapper mapper;

	/**
	 * Create it.
	 * @param mapper the mapper of the application, which stays as it is
	 */
	public CacheJson(JsonMapper mapper) {
		// Jackson's own choice for a Set forgets the order of what is in it
		SimpleModule ordered = new SimpleModule("covet-cache").addAbstractTypeMapping(Set.class, LinkedHashSet.class);
		this.mapper = mapper.rebuild()
			.addModule(ordered)
			.deactivateDefaultTyping()
			.polymorphicTypeValidator(new NoNamedTypes())
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
					DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
					DateTimeFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE, DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
			.enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
			.build();
	}

	/**
	 * Return a type of values.
	 * @param type the type as it is declared, with its type arguments
	 * @return the type
	 */
	public ValueType type(Type type) {
		return this.types.computeIfAbsent(type,
				(declared) -> new ValueType(this.mapper.constructType(declared), false, this.mapper));
	}

	/**
	 * Return the type of the lists in which the elements of a publisher are kept. The
	 * list itself is never given to anybody, so only its elements need be immutable.
	 * @param element the type of the elements as it is declared
	 * @return the type
	 */
	public ValueType listOf(Type element) {
		return this.lists.computeIfAbsent(element, (declared) -> {
			JavaType type = this.mapper.constructType(declared);
			return new ValueType(this.mapper.getTypeFactory().constructCollectionType(List.class, type), true,
					this.mapper);
		});
	}

	/**
	 * Create the codec of a cache.
	 * @param cache the name of the cache, for the log
	 * @return the codec
	 */
	public JsonValueCodec codec(String cache) {
		return new JsonValueCodec(cache);
	}

}
