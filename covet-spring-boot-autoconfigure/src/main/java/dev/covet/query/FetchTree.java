package dev.covet.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import org.jspecify.annotations.Nullable;

/**
 * The relations that a query loads, as a tree under one entity: joined ones, and ones
 * with a statement of their own. What is joined is never prefetched too.
 */
final class FetchTree {

	private final EntityModel entity;

	private final Map<RelationModel, FetchTree> joins = new LinkedHashMap<>();

	private final Map<Branch, FetchTree> prefetches = new LinkedHashMap<>();

	private final Map<Branch, QueryState> narrowed = new LinkedHashMap<>();

	FetchTree(EntityModel entity) {
		this.entity = entity;
	}

	// Join a path. An entity that is read whole can't be: it gets a statement of its own.
	void join(List<RelationModel> path) {
		FetchTree node = this;
		for (RelationModel relation : path) {
			node = (relation.target().isReadWhole() || node.entity.isReadWhole()) ? node.prefetch(relation, null, null)
					: node.joins.computeIfAbsent(relation, (key) -> new FetchTree(key.target()));
		}
	}

	void prefetch(List<RelationModel> path, @Nullable String name, @Nullable QueryState query) {
		FetchTree node = this;
		for (int i = 0; i < path.size(); i++) {
			boolean last = i == path.size() - 1;
			FetchTree joined = (last && name != null) ? null : node.joins.get(path.get(i));
			if (joined != null && last && query != null) {
				joined.deepen(path.get(i), query);
			}
			node = (joined != null) ? joined : node.prefetch(path.get(i), last ? name : null, last ? query : null);
		}
	}

	// Load more below what is joined. A join gives each row what is at its other end, so
	// nothing else can be asked of it.
	private void deepen(RelationModel relation, QueryState query) {
		if (!query.loadsOnly()) {
			throw new IllegalArgumentException(relation
					+ " is joined, which leaves nothing out and has no order: narrow it by prefetch without selectRelated");
		}
		add(query.fetches());
	}

	// Joins first: what is joined is not prefetched too.
	void add(List<Fetch> fetches) {
		fetches.stream().filter(Fetch::joined).forEach((fetch) -> fetch.addTo(this));
		fetches.stream().filter((fetch) -> !fetch.joined()).forEach((fetch) -> fetch.addTo(this));
	}

	private FetchTree prefetch(RelationModel relation, @Nullable String name, @Nullable QueryState query) {
		requireFillable(relation);
		Branch branch = new Branch(relation, name);
		QueryState before = this.narrowed.get(branch);
		if (query != null) {
			if (this.prefetches.containsKey(branch) && !query.equals(before)) {
				throw new IllegalArgumentException(relation
						+ " is prefetched twice in different ways; put one of them under a name of its own with as(\"…\", …)");
			}
			this.narrowed.put(branch, query);
		}
		FetchTree tree = this.prefetches.computeIfAbsent(branch, (key) -> new FetchTree(relation.target()));
		if (query != null && before == null) {
			tree.add(query.fetches());
		}
		return tree;
	}

	// A plain property of a record can only be given to its constructor.
	private void requireFillable(RelationModel relation) {
		if (!relation.isHandle() && !relation.kind().isToMany() && relation.isFinal()) {
			throw new IllegalArgumentException(relation
					+ " is given to the constructor and can't be prefetched afterwards: use selectRelated, or make it a Ref");
		}
	}

	List<JoinNode> joins() {
		List<JoinNode> nodes = new ArrayList<>();
		this.joins
			.forEach((relation, tree) -> nodes.add(new JoinNode(relation, relation.target().columns(), tree.joins())));
		return nodes;
	}

	// The columns of this entity that its relations need.
	Set<ColumnModel> neededColumns() {
		Set<ColumnModel> columns = new LinkedHashSet<>();
		this.joins.keySet().forEach((relation) -> columns.addAll(relation.localColumns()));
		this.prefetches.keySet().forEach((branch) -> columns.addAll(branch.relation().localColumns()));
		return columns;
	}

	// Make everything that can be wrong with it show now, not when the query is run.
	void check() {
		prefetches();
	}

	List<Prefetch> prefetches() {
		List<Prefetch> plans = new ArrayList<>();
		collect(List.of(), plans);
		return plans;
	}

	private void collect(List<RelationModel> path, List<Prefetch> plans) {
		this.prefetches.forEach((branch, tree) -> plans.add(plan(path, branch, tree)));
		this.joins.forEach((relation, tree) -> {
			List<RelationModel> next = new ArrayList<>(path);
			next.add(relation);
			tree.collect(List.copyOf(next), plans);
		});
	}

	private Prefetch plan(List<RelationModel> path, Branch branch, FetchTree tree) {
		QueryState query = this.narrowed.get(branch);
		Select select = (query != null) ? query.prefetchSelect(tree)
				: new Select(new SelectShape(tree.entity, new Projection.Columns(tree.entity.readColumns()),
						tree.joins(), null, List.of(), -1, -1, false, null), List.of());
		return new Prefetch(path, branch.relation(), branch.name(), select,
				(query != null) ? query.slice().perParent() : null, null, tree.prefetches());
	}

	private record Branch(RelationModel relation, @Nullable String name) {
	}

}
