package dev.covet.autoconfigure;

import dev.covet.pool.ManagedPool;
import dev.covet.pool.r2dbc.ConnectionPoolView;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Shows the R2DBC pools of the application's own as what they are, as far as they can be
 * looked into.
 */
final class OwnConnectionPools implements SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	OwnConnectionPools(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory,
				ConnectionFactory.class, false, false)) {
			ConnectionPool pool = pool(this.beanFactory.getSingleton(name));
			String view = name + "View";
			if (pool != null && !(pool instanceof ManagedPool) && !this.beanFactory.containsBean(view)) {
				this.beanFactory.registerSingleton(view, ConnectionPoolView.of(name, pool));
			}
		}
	}

	private static @Nullable ConnectionPool pool(@Nullable Object factory) {
		if (factory instanceof ConnectionPool pool) {
			return pool;
		}
		return (factory instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory below)
				? pool(below) : null;
	}

}
