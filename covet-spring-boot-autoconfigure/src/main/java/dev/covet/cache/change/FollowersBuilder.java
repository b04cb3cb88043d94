package dev.covet.cache.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.covet.cache.change.Followers.Edge;
import dev.covet.cache.change.Followers.Way;

/**
 * Makes of a catalogue what follows what.
 */
final class FollowersBuilder {

	private static final Set<String> CHANGING_RULES = Set.of("c", "n", "d", "CASCADE", "SET NULL", "SET DEFAULT");

	private final Map<String, String> tables = new HashMap<>();

	private final Map<String, List<Edge>> edges = new HashMap<>();

	private final Set<String> always = new HashSet<>();

	private final Sources sources;

	FollowersBuilder(Collection<CatalogueRow> rows) {
		rows.stream()
			.filter((row) -> row.kind() == CatalogueRow.Kind.TABLE)
			.forEach((row) -> this.tables.put(row.name().toLowerCase(Locale.ROOT), TableNames.plain(row.name())));
		this.sources = new Sources(this.tables);
		rows.stream()
			.filter((row) -> row.kind() == CatalogueRow.Kind.ROUTINE)
			.forEach((row) -> this.sources.routine(row.name().toLowerCase(Locale.ROOT), row.other()));
		rows.forEach(this::add);
	}

	private void add(CatalogueRow row) {
		String table = TableNames.plain(row.name());
		switch (row.kind()) {
			case KEY -> key(table, row);
			case VIEW -> view(table, row, true);
			case DEPENDS -> view(table, row, false);
			case PART -> part(table, row);
			case TRIGGER -> trigger(table, row);
			default -> {
			}
		}
	}

	private void key(String referenced, CatalogueRow row) {
		String referencing = TableNames.plain(String.valueOf(row.other()));
		String[] rules = String.valueOf(row.detail()).split("/");
		if (CHANGING_RULES.contains(rules[0])) {
			edge(referenced, new Edge(Way.OTHER_ROWS, referencing, Set.of(Writing.UPDATE), Set.of(Writing.UPDATE)));
		}
		if (CHANGING_RULES.contains(rules[rules.length - 1])) {
			boolean deletes = rules[rules.length - 1].toUpperCase(Locale.ROOT).startsWith("C");
			edge(referenced, new Edge(Way.OTHER_ROWS, referencing, Set.of(Writing.DELETE),
					Set.of(deletes ? Writing.DELETE : Writing.UPDATE)));
		}
		// Such a table can be emptied only together with those that refer to it.
		edge(referenced, new Edge(Way.OTHER_ROWS, referencing, Set.of(Writing.TRUNCATE), Set.of(Writing.TRUNCATE)));
	}

	private void view(String view, CatalogueRow row, boolean writable) {
		Set<String> bases = this.sources.tables(row.other());
		if (bases == null) {
			this.always.add(view);
			return;
		}
		bases.stream().filter((base) -> !base.equals(view)).forEach((base) -> {
			edge(base, new Edge(Way.SHOWN, view, Writing.ANY, null));
			if (writable) {
				edge(view, new Edge(Way.SAME_ROWS, base, Writing.ANY, null));
			}
		});
	}

	// An update may move a row from one part to another one: a deletion for the keys that
	// point at it.
	private void part(String part, CatalogueRow row) {
		String whole = TableNames.plain(String.valueOf(row.other()));
		for (Edge edge : List.of(new Edge(Way.SAME_ROWS, whole, Set.of(Writing.UPDATE), Writing.ROWS),
				new Edge(Way.SAME_ROWS, whole, EnumSet.of(Writing.INSERT, Writing.DELETE, Writing.TRUNCATE), null))) {
			edge(part, edge);
			edge(whole, new Edge(Way.SAME_ROWS, part, edge.on(), edge.then()));
		}
	}

	private void trigger(String table, CatalogueRow row) {
		Set<Writing> on = EnumSet.noneOf(Writing.class);
		for (Writing writing : Writing.values()) {
			if (row.detail() == null || row.detail().contains(writing.name())) {
				on.add(writing);
			}
		}
		Set<String> written = this.sources.tables(row.other());
		if (written == null) {
			edge(table, new Edge(Way.OTHER_ROWS, null, on, null));
			return;
		}
		written.forEach((target) -> edge(table, new Edge(Way.OTHER_ROWS, target, on, Writing.ANY)));
	}

	private void edge(String from, Edge edge) {
		this.edges.computeIfAbsent(from, (key) -> new ArrayList<>()).add(edge);
	}

	Set<String> tables() {
		return Set.copyOf(this.tables.values());
	}

	Map<String, List<Edge>> edges() {
		return Map.copyOf(this.edges);
	}

	Set<String> always() {
		return Set.copyOf(this.always);
	}

}
