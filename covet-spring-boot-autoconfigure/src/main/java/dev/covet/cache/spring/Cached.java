package dev.covet.cache.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Keeps what a method's {@code Mono} or {@code Flux} gives, until its TTL is over or an
 * entity that it depends on is written.
 *
 * <pre class="code">
 * &#64;Cached(ttl = "10m", dependsOn = Post.class)
 * public Flux&lt;PopularPost&gt; popular(int limit) {
 *     …
 * }
 * </pre>
 *
 * The method is called when somebody subscribes and there is no value, and again for the
 * next one: the publisher can be kept and subscribed to any number of times. Of many
 * subscribers one calls it, on this node and across nodes; an error goes to all who wait,
 * and isn't kept. A {@code Flux} is kept as a whole, and up to a maximum number of
 * elements. That there is nothing is kept too. In a transaction the method is called and
 * nothing is kept, but for a read-only one, which gets what is there; a transaction of
 * the method itself begins behind the cache.
 *
 * <p>
 * A call within the same object doesn't pass the proxy and isn't cached. Values are kept
 * by their declared type as JSON, or as they are if nobody can change them: return
 * records of plain values, such as view models. Mistakes in the annotation end the start
 * of the application.
 *
 * @since 0.1.0
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Cached {

	/**
	 * The name of the cache.
	 * @return the name, by default that of the class and the method
	 */
	@AliasFor("cacheName")
	String value() default "";

	/**
	 * The name of the cache.
	 * @return the name, by default that of the class and the method
	 */
	@AliasFor("value")
	String cacheName() default "";

	/**
	 * The key, as an expression of the parameters such as {@code #id}, evaluated with
	 * each subscription.
	 * @return the expression, by default the method with all its parameters
	 */
	String key() default "";

	/**
	 * How long values are kept, such as {@code 10m}; may be a placeholder. What is set
	 * for the cache under {@code covet.cache.caches} goes before it.
	 * @return the time, by default that of {@code covet.cache.ttl}
	 */
	String ttl() default "";

	/**
	 * The entities whose writes end the values.
	 * @return the classes
	 */
	Class<?>[] dependsOn() default {};

	/**
	 * When a value isn't kept, as an expression of {@code #result} and the parameters; a
	 * {@code Flux} is a list, and nothing is {@code null}.
	 * @return the expression, by default never
	 */
	String unless() default "";

}
