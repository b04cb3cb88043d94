package dev.covet.autoconfigure;

import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Refuses to make Boot's data source without an address: it would be that of an embedded
 * database, which is not the one that R2DBC is connected to.
 */
class JdbcUrlCheck implements InstantiationAwareBeanPostProcessor {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	private final ObjectProvider<JdbcConnectionDetails> details;

	JdbcUrlCheck(ConfigurableListableBeanFactory beanFactory, Environment environment,
			ObjectProvider<JdbcConnectionDetails> details) {
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.details = details;
	}

	@Override
	public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
		if (DataSource.class.isAssignableFrom(beanClass) && BootBeans.isAutoConfigured(this.beanFactory, beanName)
				&& !hasUrl()) {
			throw new MissingJdbcUrlException();
		}
		return null;
	}

	private boolean hasUrl() {
		return Stream
			.of("spring.datasource.url", "spring.datasource.hikari.jdbc-url",
					"spring.datasource.hikari.data-source-class-name", "spring.datasource.hikari.data-source-jndi")
			.anyMatch((key) -> StringUtils.hasText(this.environment.getProperty(key)))
				|| this.details.stream().anyMatch((given) -> !isOfBoot(given));
	}

	// The details that Boot makes of the properties.
	private static boolean isOfBoot(JdbcConnectionDetails details) {
		return details.getClass().getSimpleName().equals("PropertiesJdbcConnectionDetails");
	}

}
