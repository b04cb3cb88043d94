package dev.covet.pool;

import org.jspecify.annotations.Nullable;

/**
 * The most connections that all instances of an application may have, beside the number
 * that the server takes.
 *
 * @param instances the instances of the application, {@code covet.pool.instances}
 * @param perInstance the most that the pools of one instance have together
 * @param limit the server's limit, {@code null} if it is not known
 * @since 0.1.0
 */
public record ConnectionTotal(int instances, int perInstance, @Nullable ServerLimit limit) {

	/**
	 * Return the most connections of all instances.
	 * @return the number
	 */
	public int total() {
		return Math.multiplyExact(this.instances, this.perInstance);
	}

	/**
	 * Return whether the server takes them all, as far as is known.
	 * @return {@code false} if the limit is known and too low
	 */
	public boolean fits() {
		return this.limit == null || total() <= this.limit.available();
	}

	/**
	 * Return all numbers in a sentence.
	 * @return the sentence, without an end
	 */
	public String describe() {
		String ours = "%d instance%s with up to %d connections each make %d".formatted(this.instances,
				(this.instances == 1) ? "" : "s", this.perInstance, total());
		return (this.limit == null) ? ours
				: "%s; the server takes %d, of which it reserves %d: %d are left for applications".formatted(ours,
						this.limit.maxConnections(), this.limit.reserved(), this.limit.available());
	}

	/**
	 * Return what to do if they don't fit.
	 * @return the advice
	 */
	public String advice() {
		int share = (this.limit != null) ? this.limit.available() / this.instances : 0;
		String limits = (share > 0)
				? "Lower covet.pool.size and covet.pool.max-overflow, so that they make %d or less in one instance with all of its pools"
					.formatted(share)
				: "Run fewer instances (covet.pool.instances)";
		return limits + ", raise max_connections on the server to %d or more, or put a pooler before it"
			.formatted(total() + ((this.limit != null) ? this.limit.reserved() : 0));
	}

}
