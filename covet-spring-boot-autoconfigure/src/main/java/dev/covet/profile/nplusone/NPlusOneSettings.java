package dev.covet.profile.nplusone;

import java.util.Set;

/**
 * When something is an N+1, and what is done about it.
 *
 * @param mode what is done
 * @param threshold how often the same statement runs in one request at least
 * @param ignoredLabels labels of queries that may
 * @since 0.1.0
 */
public record NPlusOneSettings(NPlusOneMode mode, int threshold, Set<String> ignoredLabels) {

	/**
	 * Checks the threshold.
	 */
	public NPlusOneSettings {
		if (threshold < 2) {
			throw new IllegalArgumentException(
					"A statement must run twice at least to be an N+1, so the threshold can't be " + threshold);
		}
		ignoredLabels = Set.copyOf(ignoredLabels);
	}

	/**
	 * Settings without ignored labels.
	 * @param mode what is done
	 * @param threshold how often the same statement runs in one request at least
	 */
	public NPlusOneSettings(NPlusOneMode mode, int threshold) {
		this(mode, threshold, Set.of());
	}

}
