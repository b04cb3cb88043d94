package dev.covet.profile.nplusone;

/**
 * What is done about an N+1.
 *
 * @since 0.1.0
 */
public enum NPlusOneMode {

	/**
	 * Nothing is looked for.
	 */
	OFF,

	/**
	 * Each is logged once at level WARN.
	 */
	WARN,

	/**
	 * What has one fails with a {@link NPlusOneException}, at its end.
	 */
	FAIL

}
