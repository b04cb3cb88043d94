package dev.covet.mapping;

/**
 * An entity is mapped in a way that Covet can't work with. Raised when the application
 * starts; the message says what is wrong and where, {@link #getRemedy()} what to do.
 *
 * @since 0.1.0
 */
public class InvalidMappingException extends RuntimeException {

	private final String remedy;

	InvalidMappingException(Class<?> type, String problem, String remedy) {
		super(type.getName() + " " + problem);
		this.remedy = remedy;
	}

	InvalidMappingException(Class<?> type, String property, String problem, String remedy) {
		super(type.getName() + "." + property + " " + problem);
		this.remedy = remedy;
	}

	/**
	 * Return what to do about it.
	 * @return a sentence for the developer
	 */
	public String getRemedy() {
		return this.remedy;
	}

}
