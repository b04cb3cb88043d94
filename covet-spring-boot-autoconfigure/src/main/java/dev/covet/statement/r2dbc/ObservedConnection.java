package dev.covet.statement.r2dbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.covet.statement.TransactionWrites;
import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Puts observed statements in place of those that a {@link Connection} creates, and
 * watches its transactions where writes are to be told.
 */
// A dynamic proxy, so that the connection implements whatever the driver's does: a pool
// looks for Lifecycle, an application casts to PostgresqlConnection. Only the connection
// is one; statements and results are plain classes, and rows are the driver's.
final class ObservedConnection implements InvocationHandler {

	private static final ClassValue<Class<?>[]> INTERFACES = new ClassValue<>() {

		@Override
		protected Class<?>[] computeValue(Class<?> type) {
			Set<Class<?>> interfaces = new LinkedHashSet<>();
			interfaces.add(Connection.class);
			interfaces.add(Wrapped.class);
			for (Class<?> candidate : ClassUtils.getAllInterfacesForClassAsSet(type, type.getClassLoader())) {
				if (Modifier.isPublic(candidate.getModifiers())) {
					interfaces.add(candidate);
				}
			}
			return interfaces.toArray(Class<?>[]::new);
		}

	};

	private final Connection delegate;

	private final StatementObservation observation;

	private final @Nullable WriteWatch watch;

	private ObservedConnection(Connection delegate, StatementObservation observation) {
		this.delegate = delegate;
		this.observation = observation;
		this.watch = observation.watch(delegate);
	}

	static Connection observe(Connection delegate, StatementObservation observation) {
		Class<?> type = delegate.getClass();
		return (Connection) Proxy.newProxyInstance(type.getClassLoader(), INTERFACES.get(type),
				new ObservedConnection(delegate, observation));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		@Nullable Object argument = (arguments != null) ? arguments[0] : null;
		return switch (method.getName()) {
			case "createStatement", "createBatch" -> observe(invoke(method, arguments), method, argument);
			case "unwrap" -> (argument != null) ? unwrap((Class<?>) argument) : this.delegate;
			case "equals" -> proxy == argument;
			case "hashCode" -> System.identityHashCode(proxy);
			default -> (this.watch != null) ? this.watch.watch(invoke(method, arguments), method.getName(), argument)
					: invoke(method, arguments);
		};
	}

	// A call through the driver's own interface expects the driver's own type.
	private @Nullable Object observe(@Nullable Object created, Method method, @Nullable Object sql) {
		if (method.getReturnType() == Statement.class && created instanceof Statement statement) {
			return new ObservedStatement(statement, String.valueOf(sql), this.delegate, this.observation, this.watch);
		}
		return (method.getReturnType() == Batch.class && created instanceof Batch batch)
				? new ObservedBatch(batch, this.delegate, this.observation, this.watch) : created;
	}

	private @Nullable Object unwrap(Class<?> type) {
		if (type == TransactionWrites.class) {
			return (this.watch != null) ? this.watch.writes() : null;
		}
		if (type.isInstance(this.delegate)) {
			return this.delegate;
		}
		return (this.delegate instanceof Wrapped<?> wrapped) ? wrapped.unwrap(type) : null;
	}

	private @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(this.delegate, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
