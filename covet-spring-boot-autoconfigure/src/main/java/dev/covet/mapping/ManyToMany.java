package dev.covet.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.data.annotation.Transient;

/**
 * The rows of another table that a join table connects with the owner. Goes on a
 * {@link Many}, or on a plain {@code List} that is filled when the relation is loaded.
 * The property maps to no column of its owner.
 *
 * @since 0.1.0
 */
@Documented
@Transient
@Target({ ElementType.FIELD, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface ManyToMany {

	/**
	 * The table that connects the two.
	 * @return its name; it lies in the owner's schema
	 */
	String joinTable();

	/**
	 * The columns of the join table that point at the owner, in the order of its id
	 * columns. By default the owner's simple name as a reference: {@code post_id}.
	 * @return column names
	 */
	String[] joinColumn() default {};

	/**
	 * The columns of the join table that point at the other entity, in the order of its
	 * id columns. By default the other entity's simple name as a reference:
	 * {@code tag_id}.
	 * @return column names
	 */
	String[] inverseJoinColumn() default {};

}
