package dev.covet.autoconfigure;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;

import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.connection.lookup.AbstractRoutingConnectionFactory;
import org.springframework.util.ClassUtils;

/**
 * Finds connection factories that open a connection for each use.
 */
// One that a pool of the application takes its connections from is none of them.
final class UnpooledConnectionFactories {

	private static final @Nullable Class<?> POOL = pool();

	private UnpooledConnectionFactories() {
	}

	static List<String> among(Map<String, ConnectionFactory> beans) {
		Set<Object> below = Collections.newSetFromMap(new IdentityHashMap<>());
		beans.values().stream().map(UnpooledConnectionFactories::chain).filter(UnpooledConnectionFactories::isPooled).forEach(below::addAll);
		return beans.entrySet()
			.stream()
			.filter((bean) -> !below.contains(bean.getValue()) && !isPooled(chain(bean.getValue())))
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

	private static boolean isPooled(Collection<Object> chain) {
		return chain.stream()
			.anyMatch((each) -> (POOL != null && POOL.isInstance(each)) || each instanceof SingleConnectionFactory
					|| each instanceof AbstractRoutingConnectionFactory);
	}

	// The factory, what it wraps, and so on.
	private static Set<Object> chain(Object factory) {
		Set<Object> chain = Collections.newSetFromMap(new IdentityHashMap<>());
		Object current = factory;
		while (current != null && chain.add(current)) {
			current = (current instanceof Wrapped<?> wrapped) ? wrapped.unwrap() : null;
		}
		return chain;
	}

	private static @Nullable Class<?> pool() {
		String name = "io.r2dbc.pool.ConnectionPool";
		ClassLoader classLoader = UnpooledConnectionFactories.class.getClassLoader();
		return ClassUtils.isPresent(name, classLoader) ? ClassUtils.resolveClassName(name, classLoader) : null;
	}

}
