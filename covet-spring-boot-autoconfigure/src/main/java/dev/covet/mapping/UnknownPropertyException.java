package dev.covet.mapping;

import java.util.Collection;
import java.util.List;

/**
 * A name does not lead to anything in an entity. Raised before any SQL is made of it; the
 * message lists the names that do.
 *
 * @since 0.1.0
 */
public class UnknownPropertyException extends IllegalArgumentException {

	private final List<String> known;

	UnknownPropertyException(Class<?> type, String name, Collection<String> known) {
		super("%s has no property '%s'; it has %s".formatted(type.getSimpleName(), printable(name),
				String.join(", ", known)));
		this.known = List.copyOf(known);
	}

	/**
	 * Return the names that are allowed in that place.
	 * @return property names
	 */
	public List<String> getKnown() {
		return this.known;
	}

	private static String printable(String name) {
		String visible = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
		return (visible.length() > 100) ? visible.substring(0, 100) + "…" : visible;
	}

}
