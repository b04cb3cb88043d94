package dev.covet.autoconfigure;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.ReactiveTransactionManager;

/**
 * Transaction managers between which {@code @Transactional} without a name can't choose:
 * a reactive one and others.
 *
 * @param reactive the names of the reactive ones
 * @param imperative the names of the others
 */
record AmbiguousTransactionManagers(String reactive, String imperative) {

	static @Nullable AmbiguousTransactionManagers of(BeanFactory beanFactory, Collection<String> names) {
		Predicate<String> isReactive = (name) -> beanFactory.isTypeMatch(name, ReactiveTransactionManager.class);
		String reactive = join(names, isReactive);
		String imperative = join(names, isReactive.negate());
		return (reactive.isEmpty() || imperative.isEmpty()) ? null
				: new AmbiguousTransactionManagers(reactive, imperative);
	}

	String description() {
		return "@Transactional without a name can't choose between the transaction managers %s, which is reactive (of R2DBC), and %s, which is imperative (of JDBC or JPA)."
			.formatted(this.reactive, this.imperative);
	}

	String action() {
		return ("Let Boot make the one for JDBC or JPA, by covet.pool.jdbc.enabled=true: then @Transactional means the "
				+ "reactive one and the other is called by its name. Or mark your own bean for JDBC as @Fallback, or the "
				+ "one that is meant as @Primary. Or name it each time, as in @Transactional(\"%s\").")
			.formatted(this.imperative.replace("'", "").split(",")[0]);
	}

	private static String join(Collection<String> names, Predicate<String> filter) {
		return names.stream().filter(filter).map((name) -> "'" + name + "'").collect(Collectors.joining(", "));
	}

}
