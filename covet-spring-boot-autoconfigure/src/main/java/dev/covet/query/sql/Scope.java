package dev.covet.query.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

/**
 * The aliases of one FROM clause: its root, and the to-one relations that are joined to
 * it. A path that is used twice is joined once.
 */
final class Scope {

	private final SqlWriter sql;

	private final String root;

	private final EntityModel entity;

	private final @Nullable Scope outer;

	private final Map<Term, Consumer<SqlWriter>> computed = new HashMap<>();

	private final Set<Term> keys = new HashSet<>();

	private boolean grouping;

	private final Map<List<RelationModel>, Joined> joins = new LinkedHashMap<>();

	Scope(SqlWriter sql, String root, EntityModel entity, @Nullable Scope outer) {
		this.sql = sql;
		this.root = root;
		this.entity = entity;
		this.outer = outer;
	}

	String root() {
		return this.root;
	}

	EntityModel entity() {
		return this.entity;
	}

	// The rows around a sub-query.
	@Nullable Scope outer() {
		return this.outer;
	}

	// What a query inside has computed already is only named.
	void compute(Term term, String text) {
		compute(term, (writer) -> writer.append(text));
	}

	void compute(Term term, Consumer<SqlWriter> text) {
		this.computed.putIfAbsent(term, text);
	}

	@Nullable Consumer<SqlWriter> computed(Term term) {
		return this.computed.isEmpty() ? null : this.computed.get(term);
	}

	// Whether rows are put together, so that aggregates have a meaning.
	boolean isGrouping() {
		return this.grouping;
	}

	void setGrouping(boolean grouping) {
		this.grouping = grouping;
	}

	boolean isEmpty() {
		return this.joins.isEmpty();
	}

	// The alias at the end of a path, joined on first use. Below a LEFT JOIN everything
	// is one.
	String alias(List<RelationModel> path) {
		return path.isEmpty() ? this.root : join(path).alias();
	}

	private Joined join(List<RelationModel> path) {
		Joined existing = this.joins.get(path);
		if (existing != null) {
			return existing;
		}
		List<RelationModel> head = path.subList(0, path.size() - 1);
		RelationModel relation = path.get(path.size() - 1);
		boolean inner = relation.isRequired() && (head.isEmpty() || join(head).inner());
		Joined joined = new Joined(this.sql.alias("t"), alias(head), relation, inner);
		this.joins.put(List.copyOf(path), joined);
		return joined;
	}

	void addKey(Term key) {
		this.keys.add(key);
	}

	// A column stands for a group only as one of its keys.
	void requireKey(ColumnPath path) {
		if (this.grouping && !this.keys.contains(path)) {
			throw new IllegalArgumentException("%s is neither a key of the groups nor inside an aggregate: %s"
				.formatted(path.column(), "group by it, or ask for an aggregate of it"));
		}
	}

	void column(ColumnPath path) {
		requireKey(path);
		this.sql.column(alias(path.relations()), path.column());
	}

	void writeJoins() {
		this.joins.values().forEach((joined) -> {
			this.sql.append(joined.inner() ? " JOIN " : " LEFT JOIN ")
				.append(this.sql.dialect().quote(joined.relation().target().table()))
				.append(" ")
				.append(joined.alias())
				.append(" ON ");
			writeOn(joined.relation(), joined.owner(), joined.alias());
		});
	}

	private void writeOn(RelationModel relation, String owner, String target) {
		List<ColumnModel> remote = relation.remoteColumns();
		for (int i = 0; i < remote.size(); i++) {
			this.sql.append((i > 0) ? " AND " : "").column(target, remote.get(i)).append(" = ");
			this.sql.column(owner, relation.localColumns().get(i));
		}
	}

	private record Joined(String alias, String owner, RelationModel relation, boolean inner) {
	}

}
