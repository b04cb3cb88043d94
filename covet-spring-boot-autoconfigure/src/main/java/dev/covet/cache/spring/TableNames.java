package dev.covet.cache.spring;

import java.util.Locale;
import java.util.Set;

/**
 * Which tables an entity is mapped to, by the names that writes are known by.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TableNames {

	/**
	 * Return the tables of an entity.
	 * @param entity the class of the entity
	 * @return the names, empty if it is no entity
	 */
	Set<String> of(Class<?> entity);

	/**
	 * Return the name that a table is known by: the last part, without quotes, in lower
	 * case.
	 * @param name the name as somebody writes it
	 * @return the name
	 */
	static String normal(String name) {
		String last = name.substring(name.lastIndexOf('.') + 1);
		return last.replace("\"", "").replace("`", "").replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
	}

}
