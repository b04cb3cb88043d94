package dev.covet.cache.query;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.covet.statement.TransactionWrites;
import dev.covet.statement.WrittenStatement;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Connections that tell of the writes that a test says there were.
 */
final class KnownWrites {

	private final List<WrittenStatement> written = new CopyOnWriteArrayList<>();

	void add(String sql) {
		this.written.add(new WrittenStatement(sql, null));
	}

	void clear() {
		this.written.clear();
	}

	ConnectionPool pool(ConnectionFactory connections) {
		return new ConnectionPool(ConnectionPoolConfiguration.builder(new ConnectionFactory() {

			@Override
			public Publisher<? extends Connection> create() {
				return Mono.from(connections.create()).map(KnownWrites.this::telling);
			}

			@Override
			public ConnectionFactoryMetadata getMetadata() {
				return connections.getMetadata();
			}

		}).initialSize(0).maxSize(4).maxAcquireTime(Duration.ofSeconds(10)).build());
	}

	private Connection telling(Connection connection) {
		TransactionWrites writes = () -> List.copyOf(this.written);
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { Connection.class, Wrapped.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("unwrap")) {
						return (arguments != null) ? ((arguments[0] != TransactionWrites.class) ? null : writes)
								: connection;
					}
					try {
						return method.invoke(connection, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

}
