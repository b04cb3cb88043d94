package dev.covet.query;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.WriteShape.Setting;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.PropertyReference;

/**
 * Where assignments begin. Meant for static import:
 *
 * <pre class="code">
 * users.filter(where(User::lastSeen).lt(lastYear)).update(set(User::active, false), increment(User::reminders, 1))
 * </pre>
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class Assignments {

	private Assignments() {
	}

	/**
	 * Set a property to a value, or to what an {@link Expression} computes of its row. A
	 * relation is set by a handle, {@code Ref.to(entity)} or {@code Ref.of(type, id)}; an
	 * embedded property by an object with its parts, each of which may be null.
	 * @param property the property
	 * @param value the value, {@code null} for none, or an expression of the property's
	 * type
	 * @param <T> the entity
	 * @param <P> the property's type
	 * @return the assignment
	 */
	public static <T, P> Assignment<T> set(PropertyReference<T, P> property, @Nullable P value) {
		return of(Names.of(property), value);
	}

	/**
	 * Set a property known only at run time.
	 * @param property its name, dotted inside embedded properties
	 * @param value the value, converted to the property's type, {@code null} for none, or
	 * an expression
	 * @return the assignment
	 */
	public static Assignment<Object> set(String property, @Nullable Object value) {
		return of(property, value);
	}

	private static <T> Assignment<T> of(String property, @Nullable Object value) {
		return (value instanceof Expression<?, ?> expression) ? new ExpressionAssignment<>(property, expression)
				: new ValueAssignment<>(property, value, Setting.Kind.VALUE);
	}

	/**
	 * Add to a number, in the database: no update that runs at the same time is lost. A
	 * null stays null.
	 * @param property the property
	 * @param by what is added, never {@code null}; a negative number is taken away
	 * @param <T> the entity
	 * @param <P> the property's type
	 * @return the assignment
	 * @throws IllegalArgumentException when nothing is said to be added
	 */
	public static <T, P extends Number> Assignment<T> increment(PropertyReference<T, P> property, P by) {
		if (by == null) {
			throw new IllegalArgumentException("'%s' can't be incremented by null: set(…, null) takes its value away"
				.formatted(Names.of(property)));
		}
		return new ValueAssignment<>(Names.of(property), by, Setting.Kind.INCREMENT);
	}

}
