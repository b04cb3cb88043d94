package dev.covet.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.r2dbc.spi.ConnectionFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Says once which connection factories have no pool, and what to do.
 */
final class UnpooledReport implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog("dev.covet.pool");

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	UnpooledReport(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Map<String, ConnectionFactory> factories = new LinkedHashMap<>();
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory,
				ConnectionFactory.class, false, false)) {
			if (this.beanFactory.getSingleton(name) instanceof ConnectionFactory factory) {
				factories.put(name, factory);
			}
		}
		UnpooledConnectionFactories.among(factories)
			.forEach((name) -> logger.warn("Connection factory '" + name
					+ "' has no pool: it opens a connection for each use and closes it afterwards. " + remedy()));
	}

	private String remedy() {
		if (!ClassUtils.isPresent("io.r2dbc.pool.ConnectionPool", this.beanFactory.getBeanClassLoader())) {
			return "Add io.r2dbc:r2dbc-pool, which Covet's starter brings, to have it pooled";
		}
		if (!this.environment.getProperty("spring.r2dbc.pool.enabled", Boolean.class, true)) {
			return "Remove spring.r2dbc.pool.enabled=false to have it pooled";
		}
		return "Wrap it in an io.r2dbc.pool.ConnectionPool where it is built, or set spring.r2dbc.url instead of "
				+ "building it, so that Covet pools it";
	}

}
