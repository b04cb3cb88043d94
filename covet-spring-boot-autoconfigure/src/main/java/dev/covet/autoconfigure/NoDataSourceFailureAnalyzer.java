package dev.covet.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Says why there is no data source, nor what is made of one: Boot makes none beside a
 * reactive connection factory.
 */
@Order(0)
class NoDataSourceFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private static final Set<String> TYPES = Set.of("javax.sql.DataSource", "com.zaxxer.hikari.HikariDataSource",
			"org.springframework.jdbc.core.JdbcTemplate", "org.springframework.jdbc.core.JdbcOperations",
			"org.springframework.jdbc.core.simple.JdbcClient",
			"org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate",
			"org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations",
			"org.springframework.transaction.PlatformTransactionManager",
			"org.springframework.transaction.support.TransactionTemplate", "jakarta.persistence.EntityManagerFactory",
			"jakarta.persistence.EntityManager");

	private final BeanFactory beanFactory;

	private final Environment environment;

	NoDataSourceFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = cause.getBeanType();
		if (type == null || cause.getNumberOfBeansFound() > 0 || !TYPES.contains(type.getName())
				|| this.environment.getProperty("covet.pool.jdbc.enabled", Boolean.class, false)
				|| !hasConnectionFactory()) {
			return null;
		}
		return new FailureAnalysis(
				"There is no bean of type %s, because there is a reactive ConnectionFactory: beside one, Boot makes no DataSource, nor what is made of one."
					.formatted(type.getName()),
				"To have JDBC beside R2DBC, set covet.pool.jdbc.enabled to true and spring.datasource.url to the "
						+ "database's JDBC address. Otherwise use the reactive types.",
				cause);
	}

	private boolean hasConnectionFactory() {
		String name = "io.r2dbc.spi.ConnectionFactory";
		ClassLoader classLoader = getClass().getClassLoader();
		return this.beanFactory instanceof ListableBeanFactory listable && ClassUtils.isPresent(name, classLoader)
				&& BeanFactoryUtils.beanNamesForTypeIncludingAncestors(listable,
						ClassUtils.resolveClassName(name, classLoader), true, false).length != 0;
	}

}
