package dev.covet.query.oracle;

/**
 * SQL's patterns, in the plainest way.
 */
final class LikePattern {

	private LikePattern() {
	}

	static boolean matches(String pattern, String text) {
		if (pattern.isEmpty()) {
			return text.isEmpty();
		}
		char first = pattern.charAt(0);
		String rest = pattern.substring(1);
		if (first == '%') {
			return matches(rest, text) || (!text.isEmpty() && matches(pattern, text.substring(1)));
		}
		if (text.isEmpty()) {
			return false;
		}
		if (first == '\\') {
			return rest.charAt(0) == text.charAt(0) && matches(rest.substring(1), text.substring(1));
		}
		return (first == '_' || first == text.charAt(0)) && matches(rest, text.substring(1));
	}

}
