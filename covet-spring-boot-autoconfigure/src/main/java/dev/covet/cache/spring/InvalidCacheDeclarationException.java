package dev.covet.cache.spring;

import java.lang.reflect.Method;

/**
 * Thrown at the start for a method whose cache annotation can't work.
 *
 * @since 0.1.0
 */
public class InvalidCacheDeclarationException extends RuntimeException {

	private final String action;

	/**
	 * Create an exception.
	 * @param method the method
	 * @param problem what is wrong with its annotation
	 * @param action what to do about it
	 */
	public InvalidCacheDeclarationException(Method method, String problem, String action) {
		super("The cache annotation of %s.%s %s. %s".formatted(method.getDeclaringClass().getName(), method.getName(),
				problem, action));
		this.action = action;
	}

	/**
	 * Return what to do about it.
	 * @return the action
	 */
	public String getAction() {
		return this.action;
	}

}
