package dev.covet.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A relation was read that the query did not plan for. The message names entity and
 * relation, and the call that would load it.
 *
 * @since 0.1.0
 */
public class RelationNotLoadedException extends IllegalStateException {

	RelationNotLoadedException(String handle, @Nullable RelationModel relation) {
		super(message(handle, relation, "is not loaded"));
	}

	/**
	 * Create an exception for a lazy load that the fetch mode forbids.
	 * @param relation the relation that was to be loaded
	 */
	public RelationNotLoadedException(RelationModel relation) {
		super(message(relation.toString(), relation, "must not be loaded lazily (fetch mode RAISE)"));
	}

	private static String message(String handle, @Nullable RelationModel relation, String problem) {
		if (relation == null) {
			return handle + " " + problem + ": it did not come from a Covet query; query for it by id";
		}
		String verb = relation.kind().isToMany() ? "prefetchRelated" : "selectRelated";
		String reference = relation.owner().type().getSimpleName() + "::" + relation.name();
		return handle + " " + problem + ": add ." + verb + "(" + reference + ") to the query"
				+ (problem.startsWith("is") ? ", or subscribe to load()" : "");
	}

}
