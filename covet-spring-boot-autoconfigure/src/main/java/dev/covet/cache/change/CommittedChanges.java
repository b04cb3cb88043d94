package dev.covet.cache.change;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.covet.cache.Change;
import dev.covet.statement.WrittenRows;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what statements changed, with all that follows: rows where they are known, else
 * whole tables, at worst everything.
 */
final class CommittedChanges {

	private static final int MOST_TEMPORARY = 1000;

	private final Followers followers;

	private final Set<String> temporary;

	/** The ids of the rows of a table, null for any rows. */
	private final Map<String, @Nullable Set<Object>> changed = new LinkedHashMap<>();

	private boolean everything;

	private boolean unknownTable;

	CommittedChanges(Followers followers, Set<String> temporary) {
		this.followers = followers;
		this.temporary = temporary;
	}

	void add(List<Written> statements, @Nullable WrittenRows rows) {
		statements.forEach((written) -> add(written, rows));
	}

	private void add(Written written, @Nullable WrittenRows rows) {
		switch (written.kind()) {
			case EVERYTHING -> this.everything = true;
			case CREATED -> written.tables().keySet().forEach(this::table);
			case TEMPORARY -> {
				if (this.temporary.size() < MOST_TEMPORARY) {
					this.temporary.addAll(written.tables().keySet());
				}
				written.tables().keySet().forEach(this::table);
			}
			case GUESSED -> {
				written.tables().forEach((table, how) -> guessed(table, how));
				boolean found = written.tables().keySet().stream().anyMatch(this::isKnown);
				this.everything = this.everything || !found;
			}
			case KNOWN -> written.tables().forEach((table, how) -> table(table, how, rows));
		}
	}

	private void guessed(String name, Set<Writing> how) {
		table(name);
		if (this.followers.knows(name)) {
			follow(name, how);
		}
	}

	// A table that isn't known may have come with views and keys that are not known.
	void table(String table, Set<Writing> how, @Nullable WrittenRows rows) {
		if (rows != null && TableNames.plain(rows.table()).equals(table)) {
			rows(table, rows.ids());
		}
		else {
			table(table);
		}
		if (this.followers.knows(table)) {
			follow(table, how);
		}
		else if (!this.temporary.contains(table)) {
			this.unknownTable = true;
			this.everything = true;
		}
	}

	private boolean isKnown(String table) {
		return this.followers.knows(table) || this.temporary.contains(table);
	}

	private void follow(String table, Set<Writing> how) {
		Set<String> following = this.followers.of(table, how);
		if (following != null) {
			following.forEach(this::table);
		}
		this.everything = this.everything || following == null;
	}

	private void table(String table) {
		this.changed.put(table, null);
	}

	private void rows(String table, Set<Object> ids) {
		if (!this.changed.containsKey(table)) {
			this.changed.put(table, new HashSet<>(ids));
			return;
		}
		Set<Object> known = this.changed.get(table);
		if (known != null) {
			known.addAll(ids);
		}
	}

	boolean hasUnknownTable() {
		return this.unknownTable;
	}

	// The tables, null for everything.
	@Nullable Set<String> tables() {
		return this.everything ? null : Set.copyOf(this.changed.keySet());
	}

	Collection<Change> changes() {
		if (this.everything) {
			return List.of(Change.ofEverything());
		}
		return this.changed.entrySet().stream().map((entry) -> new Change(entry.getKey(), entry.getValue())).toList();
	}

}
