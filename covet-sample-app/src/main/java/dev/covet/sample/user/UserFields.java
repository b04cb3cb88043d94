package dev.covet.sample.user;

import java.util.List;

import dev.covet.sample.problem.InvalidParameterException;

/**
 * The fields of a user that a client may name.
 */
final class UserFields {

	static final List<String> ALLOWED = List.of("id", "username", "email", "active", "createdAt");

	private UserFields() {
	}

	static String[] check(List<String> names) {
		for (String name : names) {
			if (!ALLOWED.contains(name)) {
				throw new InvalidParameterException("fields", name, String.join(", ", ALLOWED));
			}
		}
		return names.isEmpty() ? ALLOWED.toArray(String[]::new) : names.toArray(String[]::new);
	}

}
