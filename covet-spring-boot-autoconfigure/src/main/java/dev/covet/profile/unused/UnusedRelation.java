package dev.covet.profile.unused;

import org.jspecify.annotations.Nullable;

/**
 * A relation that was loaded by a join or a prefetch and never read.
 *
 * @param relation the relation, as {@code Post.comments}
 * @param place the kind of request that loads it, where known
 * @param requests in how many of them it was loaded
 * @since 0.1.0
 */
public record UnusedRelation(String relation, @Nullable String place, long requests) {

	/**
	 * Return what would save the work.
	 * @return a sentence for the developer
	 */
	public String advice() {
		return "leave " + this.relation.replace(".", "::") + " out of selectRelated or prefetchRelated";
	}

	@Override
	public String toString() {
		return this.relation + " was loaded in " + this.requests + " requests"
				+ ((this.place != null) ? " (" + this.place + ")" : "") + " and read in none: " + advice();
	}

}
