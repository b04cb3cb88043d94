package dev.covet.query;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * An expression that depends on conditions, of which the first that holds decides.
 * Immutable.
 *
 * @param <T> the entity
 * @param <V> the type of its value
 * @since 0.1.0
 */
@CheckReturnValue
public final class CaseBranches<T, V> {

	private final CaseRecipe recipe;

	CaseBranches(CaseRecipe recipe) {
		this.recipe = recipe;
	}

	/**
	 * The next condition.
	 * @param condition the condition
	 * @return what takes the value for it
	 */
	public Branch<T, V> when(Condition<? super T> condition) {
		return new Branch<>(this.recipe, condition);
	}

	/**
	 * The value where no condition holds.
	 * @param value the value
	 * @return the expression
	 */
	public Expression<T, V> otherwise(V value) {
		return new Expression<>(new CaseRecipe(this.recipe.branches(), Recipe.of(value)));
	}

	/**
	 * The expression where no condition holds.
	 * @param expression the expression
	 * @return the whole expression
	 */
	public Expression<T, V> otherwise(Expression<? super T, ? extends V> expression) {
		return new Expression<>(new CaseRecipe(this.recipe.branches(), expression.recipe()));
	}

	/**
	 * Null where no condition holds.
	 * @return the expression
	 */
	public Expression<T, V> otherwiseNull() {
		return new Expression<>(this.recipe);
	}

	/**
	 * A further condition, which waits for its value.
	 *
	 * @param <T> the entity
	 * @param <V> the type of the value
	 */
	@CheckReturnValue
	public static final class Branch<T, V> {

		private final CaseRecipe recipe;

		private final Condition<?> condition;

		Branch(CaseRecipe recipe, Condition<?> condition) {
			this.recipe = recipe;
			this.condition = condition;
		}

		/**
		 * The value where this condition is the first to hold.
		 * @param value the value
		 * @return what takes more conditions, or the end
		 */
		public CaseBranches<T, V> then(V value) {
			return new CaseBranches<>(this.recipe.and(this.condition.clause(), Recipe.of(value)));
		}

		/**
		 * The expression where this condition is the first to hold.
		 * @param expression the expression
		 * @return what takes more conditions, or the end
		 */
		public CaseBranches<T, V> then(Expression<? super T, ? extends V> expression) {
			return new CaseBranches<>(this.recipe.and(this.condition.clause(), expression.recipe()));
		}

	}

}
