package dev.covet.query.oracle;

import java.util.List;
import java.util.stream.Collectors;

import dev.covet.query.Condition;
import dev.covet.query.Conditions;
import org.jspecify.annotations.Nullable;

/**
 * A random condition: as Covet takes it, and what it says of one row in three-valued
 * logic, where {@code null} is unknown.
 */
sealed interface Claim permits Claim.All, Claim.Some, Claim.Complement, Claim.Exists, Comparison {

	// With a prefix, for the paths of a row behind a relation.
	Condition<Object> condition(String prefix);

	@Nullable Boolean says(Subject subject);

	default boolean holds(Subject subject) {
		return Boolean.TRUE.equals(says(subject));
	}

	/** A conjunction: false if one is, unknown if one is. */
	record All(List<Claim> claims) implements Claim {

		@Override
		@SuppressWarnings("unchecked")
		public Condition<Object> condition(String prefix) {
			return Conditions
				.allOf(this.claims.stream().map((claim) -> claim.condition(prefix)).toArray(Condition[]::new));
		}

		@Override
		public @Nullable Boolean says(Subject subject) {
			List<String> said = this.claims.stream()
				.map((claim) -> String.valueOf(claim.says(subject)))
				.collect(Collectors.toList());
			return said.contains("false") ? Boolean.FALSE : (said.contains("null") ? null : Boolean.TRUE);
		}

	}

	/** A disjunction: true if one is, unknown if one is. */
	record Some(List<Claim> claims) implements Claim {

		@Override
		@SuppressWarnings("unchecked")
		public Condition<Object> condition(String prefix) {
			return Conditions
				.anyOf(this.claims.stream().map((claim) -> claim.condition(prefix)).toArray(Condition[]::new));
		}

		@Override
		public @Nullable Boolean says(Subject subject) {
			List<String> said = this.claims.stream().map((claim) -> String.valueOf(claim.says(subject))).toList();
			return said.contains("true") ? Boolean.TRUE : (said.contains("null") ? null : Boolean.FALSE);
		}

	}

	/** Covet's complement, which is never unknown. */
	record Complement(Claim claim) implements Claim {

		@Override
		public Condition<Object> condition(String prefix) {
			return this.claim.condition(prefix).not();
		}

		@Override
		public Boolean says(Subject subject) {
			return !this.claim.holds(subject);
		}

	}

	/** A row behind a to-many relation meets a test, or is there at all. */
	record Exists(String relation, @Nullable Comparison test) implements Claim {

		@Override
		public Condition<Object> condition(String prefix) {
			String path = prefix + this.relation;
			return (this.test != null) ? this.test.condition(path + ".") : Conditions.where(path).isNotNull();
		}

		@Override
		public Boolean says(Subject subject) {
			return subject.rows(this.relation).stream().anyMatch((row) -> this.test == null || this.test.holds(row));
		}

	}

}
