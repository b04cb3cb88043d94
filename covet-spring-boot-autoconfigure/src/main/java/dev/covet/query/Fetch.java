package dev.covet.query;

import java.util.List;

import dev.covet.mapping.RelationModel;
import org.jspecify.annotations.Nullable;

/**
 * A wish to load a relation with a query.
 *
 * @param path the way to it
 * @param joined whether it is joined, else it has a statement of its own
 * @param name the name beside the relation, or {@code null}
 * @param query narrows what is loaded, or {@code null} for everything
 */
record Fetch(List<RelationModel> path, boolean joined, @Nullable String name, @Nullable QueryState query) {

	static Fetch join(List<RelationModel> path) {
		for (RelationModel relation : path) {
			if (relation.kind().isToMany()) {
				throw new IllegalArgumentException(
						relation + " has several rows for each " + relation.owner() + ": use prefetchRelated");
			}
		}
		return new Fetch(path, true, null, null);
	}

	static Fetch prefetch(List<RelationModel> path) {
		return new Fetch(path, false, null, null);
	}

	void addTo(FetchTree tree) {
		if (this.joined) {
			tree.join(this.path);
		}
		else {
			tree.prefetch(this.path, this.name, this.query);
		}
	}

}
