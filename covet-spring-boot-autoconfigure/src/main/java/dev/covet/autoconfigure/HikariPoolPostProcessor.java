package dev.covet.autoconfigure;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariDataSource;
import dev.covet.pool.PoolListener;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.hikari.TunedHikariDataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;

/**
 * Puts a data source that is set in Covet's words in the place of Boot's, after Boot has
 * bound the properties and before the pool starts.
 */
// What is closed in the end is the bean that was made first, so that closes its
// successor.
final class HikariPoolPostProcessor
		implements DestructionAwareBeanPostProcessor, PriorityOrdered, SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(HikariPoolPostProcessor.class);

	private static final String PREFIX = "spring.datasource.hikari.";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	private final Supplier<PoolSettings> settings;

	private final ObjectProvider<PoolListener> listeners;

	private final LatePoolListeners listener = new LatePoolListeners();

	private final Map<Object, TunedHikariDataSource> tuned = new ConcurrentHashMap<>();

	HikariPoolPostProcessor(ConfigurableListableBeanFactory beanFactory, Environment environment,
			Supplier<PoolSettings> settings, ObjectProvider<PoolListener> listeners) {
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.settings = settings;
		this.listeners = listeners;
	}

	// After Boot's own, which put in the connection details.
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 3;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean.getClass() != HikariDataSource.class) {
			return bean;
		}
		HikariDataSource dataSource = (HikariDataSource) bean;
		if (!BootBeans.isAutoConfigured(this.beanFactory, beanName) || dataSource.getHikariPoolMXBean() != null) {
			logger.info("The pool of the application's own data source '" + beanName
					+ "' is left as it is: covet.pool.* doesn't set it");
			return bean;
		}
		return tune(beanName, dataSource);
	}

	private TunedHikariDataSource tune(String beanName, HikariDataSource dataSource) {
		Binder binder = Binder.get(this.environment);
		TunedHikariDataSource successor = TunedHikariDataSource.of(beanName, dataSource, this.settings.get(),
				(key) -> binder.bind(PREFIX + key, Bindable.of(String.class)).isBound(), this.listener);
		if (!successor.explicitSettings().isEmpty()) {
			logger.info("Pool '" + beanName + "': what is set by " + PREFIX + "* wins over covet.pool.*: "
					+ String.join(", ", successor.explicitSettings()));
		}
		this.tuned.put(dataSource, successor);
		return successor;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.listener.find(this.listeners);
	}

	@Override
	public void postProcessBeforeDestruction(Object bean, String beanName) {
		TunedHikariDataSource successor = this.tuned.remove(bean);
		if (successor != null) {
			successor.close();
		}
	}

	@Override
	public boolean requiresDestruction(Object bean) {
		return bean instanceof HikariDataSource;
	}

}
