package dev.covet.mapping;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.util.StringUtils;

/**
 * Names of indexes: those that were given, or made of table and columns in PostgreSQL's
 * manner, {@code posts_author_id_published_at_idx}.
 */
record IndexNaming(SqlIdentifier table) {

	/** The longest name that all databases take whole. */
	private static final int LONGEST = 63;

	SqlIdentifier name(String given, List<IndexModel.Column> columns) {
		if (StringUtils.hasText(given)) {
			return SqlIdentifier.quoted(given);
		}
		String parts = columns.stream()
			.map((column) -> column.column().identifier().getReference())
			.collect(Collectors.joining("_", last(this.table) + "_", "_idx"));
		return SqlIdentifier.quoted(shortened(parts.replace('"', '_')));
	}

	// Without the schema, which an index shares with its table.
	private static String last(SqlIdentifier identifier) {
		List<SqlIdentifier> parts = identifier.stream().toList();
		return parts.get(parts.size() - 1).getReference();
	}

	private static String shortened(String name) {
		if (name.length() <= LONGEST) {
			return name;
		}
		String hash = Integer.toHexString(name.hashCode());
		return name.substring(0, LONGEST - hash.length() - 1) + "_" + hash;
	}

}
