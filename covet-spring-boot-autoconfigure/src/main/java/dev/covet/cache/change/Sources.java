package dev.covet.cache.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The tables that are named in the text of a trigger, a view or a routine, and in those
 * of the routines that it names. Words in strings and comments count too: a table too
 * many is better than one too few.
 */
final class Sources {

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$]+");

	/** Runs a text that is made up only then. */
	private static final String DYNAMIC = "execute";

	/** The names for tags by those of the database, in lower case. */
	private final Map<String, String> tables;

	/** Names that are not one word. */
	private final List<String> unusual;

	private final Map<String, List<@Nullable String>> routines = new LinkedHashMap<>();

	Sources(Map<String, String> tables) {
		this.tables = tables;
		this.unusual = tables.keySet().stream().filter((table) -> !WORD.matcher(table).matches()).toList();
	}

	void routine(String name, @Nullable String text) {
		this.routines.computeIfAbsent(name, (key) -> new ArrayList<>()).add(text);
	}

	// The tables, null if there may be others.
	@Nullable Set<String> tables(@Nullable String source) {
		Set<String> found = new HashSet<>();
		Set<String> called = new HashSet<>();
		Deque<String> open = new ArrayDeque<>();
		String text = source;
		while (text != null) {
			for (String word : words(text)) {
				if (word.equals(DYNAMIC)) {
					return null;
				}
				if (this.tables.containsKey(word)) {
					found.add(this.tables.get(word));
				}
				if (this.routines.containsKey(word) && called.add(word)) {
					if (this.routines.get(word).contains(null)) {
						return null;
					}
					open.addAll(this.routines.get(word));
				}
			}
			if (open.isEmpty()) {
				return found;
			}
			text = open.pop();
		}
		return null;
	}

	private Set<String> words(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		Set<String> words = new HashSet<>();
		Matcher matcher = WORD.matcher(lower);
		while (matcher.find()) {
			words.add(matcher.group());
		}
		this.unusual.stream().filter(lower::contains).forEach(words::add);
		return words;
	}

}
