package dev.covet.pool.check;

import org.jspecify.annotations.Nullable;

/**
 * Something about a pool that is worth to be changed.
 *
 * @param check the id of the check that found it
 * @param severity how bad it is
 * @param pool the name of the pool, {@code null} if it concerns all of them
 * @param evidence what was seen, with numbers
 * @param advice what to do, with the property to change where there is one
 * @since 0.1.0
 */
public record PoolFinding(String check, Severity severity, @Nullable String pool, String evidence, String advice) {

	/**
	 * How bad a finding is.
	 */
	public enum Severity {

		/** Costs something. */
		INFO,
		/** Will hurt under load. */
		WARNING,
		/** Hurts, or will stop the application. */
		ERROR

	}

}
