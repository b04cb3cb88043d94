package dev.covet.statement;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.covet.statement.StatementShape.Access;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link StatementShape} from masked SQL. A rule of thumb rather than a parser:
 * where it errs, a statement is named less exactly or no finding is made.
 */
final class ShapeReader {

	private static final String PLACE = "(?:\\?|\\$\\d+|:\\w+|@\\w+)(?:::\\w+)?";

	private static final Pattern LIST = pattern("\\bIN ?\\( ?" + PLACE + "(?: ?, ?" + PLACE + ")++[^)]*\\)?");

	// The last of many rows may be cut off
	private static final Pattern ROWS = pattern("\\bVALUES ?\\([^()]*\\)(?: ?, ?\\([^()]*\\)?)++");

	// What follows FROM with a parenthesis is a function
	private static final Pattern TABLE = pattern(
			"\\b(?:FROM (?:ONLY )?(?![^ (]++ ?\\()|(?:INTO|UPDATE) (?:ONLY )?)([\\w.$\"`\\[\\]]+)");

	private static final Pattern SINGLE = pattern("(?<![<>!:])= ?" + PLACE);

	private static final Pattern SINGLE_FIRST = pattern(PLACE + " ?= ?[\\w\"`]");

	private static final Pattern LIST_OF_ONE = pattern("\\bIN ?\\( ?" + PLACE + " ?\\)");

	private static final Pattern MANY = pattern("= ?(?:ANY|SOME) ?\\( ?" + PLACE + "|\\bunnest ?\\( ?" + PLACE
			+ "|\\bIN \\(…\\)|\\bIN ?\\( ?\\(|\\bVALUES \\(…\\)");

	private static final Pattern OFFSET = pattern("\\bOFFSET\\b|\\bLIMIT " + PLACE + " ?,");

	private static final Pattern LIMIT = pattern("\\bLIMIT\\b|\\bFETCH (?:FIRST|NEXT)\\b");

	private static final Pattern RANGE = pattern("(?<![-#@<>])[<>]=? ?" + PLACE + "|(?<![-#@<>])[<>] ?\\(");

	private static final Pattern CATALOG = pattern("^(?:pg_catalog|information_schema|pg_\\w+)\\b");

	private static final Pattern COUNT = pattern("^SELECT COUNT ?\\(");

	private final String upper;

	private ShapeReader(String masked) {
		this.upper = masked.toUpperCase(Locale.ROOT);
	}

	static StatementShape read(String masked) {
		return new ShapeReader(masked).shape(masked);
	}

	private StatementShape shape(String masked) {
		String text = masked;
		if (mentions("IN (", "IN(")) {
			text = LIST.matcher(text).replaceAll("IN (…)");
		}
		if (mentions("VALUES")) {
			text = ROWS.matcher(text).replaceAll("VALUES (…)");
		}
		Operation operation = Operation.of(masked);
		String table = table(text);
		Access access = (operation == Operation.SELECT && table != null) ? access(text, table) : Access.OTHER;
		return new StatementShape(text, operation, table, access);
	}

	private static @Nullable String table(String text) {
		Matcher matcher = TABLE.matcher(text);
		return matcher.find() ? matcher.group(1).replaceAll("[\"`\\[\\]]", "") : null;
	}

	private Access access(String text, String table) {
		if (isPage(text)) {
			return Access.PAGE;
		}
		if (!isSingle(text) || isMany(text) || mentions("SKIP LOCKED") || has(CATALOG, table)) {
			return Access.OTHER;
		}
		return has(COUNT, text) ? Access.COUNT : Access.LOOKUP;
	}

	// By offset, or by the key of the last row. What has a limit only, for each of many
	// owners, is no page.
	private boolean isPage(String text) {
		if (!mentions("OFFSET", "LIMIT", "FETCH ")) {
			return false;
		}
		return has(OFFSET, text) || (has(LIMIT, text) && has(RANGE, text));
	}

	private boolean isSingle(String text) {
		return has(SINGLE, text) || (mentions("IN (", "IN(") && has(LIST_OF_ONE, text)) || has(SINGLE_FIRST, text);
	}

	private boolean isMany(String text) {
		return mentions("ANY", "SOME", "UNNEST", "IN (", "IN(", "VALUES") && has(MANY, text);
	}

	// Looking for a word takes a hundredth of the time of looking for a pattern
	private boolean mentions(String... words) {
		for (String word : words) {
			if (this.upper.contains(word)) {
				return true;
			}
		}
		return false;
	}

	private static boolean has(Pattern pattern, String text) {
		return pattern.matcher(text).find();
	}

	private static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
	}

}
