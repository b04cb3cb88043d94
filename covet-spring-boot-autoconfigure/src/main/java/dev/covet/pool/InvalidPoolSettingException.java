package dev.covet.pool;

/**
 * A property {@code covet.pool.*} has a value that makes no sense. Thrown at start-up,
 * before any connection is opened.
 *
 * @since 0.1.0
 */
public class InvalidPoolSettingException extends IllegalArgumentException {

	private final String key;

	private final String value;

	private final String range;

	/**
	 * Create an exception for a value.
	 * @param key the name of the property behind {@code covet.pool.}
	 * @param value the value that it has
	 * @param range the values that it may have
	 */
	public InvalidPoolSettingException(String key, String value, String range) {
		super("covet.pool.%s is %s: it must be %s".formatted(key, value, range));
		this.key = key;
		this.value = value;
		this.range = range;
	}

	/**
	 * Return the name of the property.
	 * @return the whole name
	 */
	public String getKey() {
		return "covet.pool." + this.key;
	}

	/**
	 * Return the value that it has.
	 * @return the value as text
	 */
	public String getValue() {
		return this.value;
	}

	/**
	 * Return the values that it may have.
	 * @return a description that goes on from "it must be"
	 */
	public String getRange() {
		return this.range;
	}

}
