package dev.covet.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.data.annotation.Transient;

/**
 * The rows of another table whose foreign key points at the owner. Goes on a
 * {@link Many}, or on a plain {@code List} that is filled when the relation is loaded.
 * The property maps to no column of its owner.
 *
 * @since 0.1.0
 */
@Documented
@Transient
@Target({ ElementType.FIELD, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface OneToMany {

	/**
	 * The property of the other entity that holds the foreign key: a {@link Ref}, a
	 * {@link ManyToOne}, or the plain key itself.
	 * @return the property's name
	 */
	String mappedBy();

}
