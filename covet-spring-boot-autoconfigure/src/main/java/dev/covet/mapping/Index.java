package dev.covet.mapping;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.data.domain.Sort;

/**
 * An index that the table of an entity is to have. Checked against the mapping when the
 * application starts; {@code covet.indexes.mode} says whether it is also held against the
 * database, or created there. An entity has those of its superclasses too.
 *
 * <pre class="code">
 * &#64;Index(properties = "publishedAt", direction = DESC)
 * &#64;Index(properties = { "author", "-publishedAt" })
 * record Post(@Id Long id, Instant publishedAt, Ref&lt;User&gt; author) {}
 * </pre>
 *
 * @since 0.1.0
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Index.List.class)
public @interface Index {

	/**
	 * The properties whose columns are indexed, the first decides first: names, dotted
	 * inside an embedded property. A to-one relation stands for its foreign key, an
	 * embedded property for all of its columns. A {@code -} before a name is for large
	 * values first, a {@code +} for small ones.
	 * @return at least one name
	 */
	String[] properties();

	/**
	 * The direction of the properties that don't say it themselves.
	 * @return the direction
	 */
	Sort.Direction direction() default Sort.Direction.ASC;

	/**
	 * Whether two rows can't have the same values. A unique constraint or primary key on
	 * the same columns is such an index.
	 * @return whether it is unique
	 */
	boolean unique() default false;

	/**
	 * A condition for the rows that are indexed, for a partial index. This is SQL, with
	 * columns and not properties in it, and goes to the database as it is: it must be
	 * text of the source, never input. Databases without partial indexes refuse it.
	 * @return the condition, all rows when empty
	 */
	String where() default "";

	/**
	 * The name of the index.
	 * @return its name; made of table and columns when empty
	 */
	String name() default "";

	/**
	 * Several indexes.
	 */
	@Documented
	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@interface List {

		/**
		 * The indexes.
		 * @return the indexes
		 */
		Index[] value();

	}

}
