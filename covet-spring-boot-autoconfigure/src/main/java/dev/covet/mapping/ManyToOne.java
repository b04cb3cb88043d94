package dev.covet.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.data.annotation.Transient;

/**
 * The row that another property of the same entity points at, for entities that have a
 * key property already: {@code assignee} beside {@code assigneeId}. Goes on a {@link Ref}
 * or on a plain entity property that is filled when the relation is loaded; the property
 * itself maps to no column. A foreign key of several columns is an {@code @Embedded}
 * property named here.
 * <p>
 * A {@link Ref} that stands for its own foreign key column needs no annotation.
 *
 * @since 0.1.0
 */
@Documented
@Transient
@Target({ ElementType.FIELD, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface ManyToOne {

	/**
	 * The property of the same entity that holds the foreign key.
	 * @return the property's name
	 */
	String by();

	/**
	 * Whether the key may be null. A relation that is not optional is joined by an INNER
	 * JOIN.
	 * @return whether the key may be null
	 */
	boolean optional() default true;

}
