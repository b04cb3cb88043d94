package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * An expression that depends on conditions, with its first condition. Immutable.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public final class CaseStart<T> {

	private final Condition<T> condition;

	CaseStart(Condition<T> condition) {
		this.condition = condition;
	}

	/**
	 * The value where the condition holds.
	 * @param value the value
	 * @param <V> its type, which is that of the whole
	 * @return what takes more conditions, or the end
	 */
	public <V> CaseBranches<T, V> then(V value) {
		return new CaseBranches<>(
				new CaseRecipe(List.of(new CaseRecipe.Branch(this.condition.clause(), Recipe.of(value))), null));
	}

	/**
	 * The expression where the condition holds.
	 * @param expression the expression
	 * @param <V> its type, which is that of the whole
	 * @return what takes more conditions, or the end
	 */
	public <V> CaseBranches<T, V> then(Expression<? super T, V> expression) {
		return new CaseBranches<>(
				new CaseRecipe(List.of(new CaseRecipe.Branch(this.condition.clause(), expression.recipe())), null));
	}

}
