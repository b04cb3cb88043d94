package dev.covet.cache.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Throws cached values away when a method's {@code Mono} or {@code Flux} has completed,
 * before its subscriber hears of that. In a transaction they are thrown away after its
 * commit, which waits for that. Nothing happens on an error or a rollback; a subscriber
 * that goes away early leaves the matter in doubt, and they are thrown away.
 *
 * <p>
 * Not needed for what Covet sees anyway: writes to the entities that a cache depends on.
 *
 * @since 0.1.0
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface InvalidateCache {

	/**
	 * The names of the caches.
	 * @return the names
	 */
	@AliasFor("cacheName")
	String[] value() default {};

	/**
	 * The names of the caches.
	 * @return the names
	 */
	@AliasFor("value")
	String[] cacheName() default {};

	/**
	 * The key of the value, as an expression of the parameters; the same as that of the
	 * method whose value it is.
	 * @return the expression
	 */
	String key() default "";

	/**
	 * Whether all values of the caches are thrown away.
	 * @return whether all are
	 */
	boolean allEntries() default false;

	/**
	 * Entities that have been written by other means: everything that depends on them
	 * ends, in all caches, results of queries included.
	 * @return the classes
	 */
	Class<?>[] entities() default {};

}
