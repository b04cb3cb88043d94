package dev.covet.pool.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A pool seen from above, which tells each caller how far it has come.
 */
final class PhasedConnections implements ConnectionFactory {

	private static final Map<String, Phase> PHASES = Map.of("beginTransaction", Phase.BEGINNING, "commitTransaction",
			Phase.ENDING, "rollbackTransaction", Phase.ENDING, "execute", Phase.EXECUTING, "map", Phase.READING);

	private final ConnectionFactory pool;

	PhasedConnections(ConnectionFactory pool) {
		this.pool = pool;
	}

	@Override
	public Publisher<? extends Connection> create() {
		return Mono.deferContextual((context) -> {
			Caller caller = Caller.from(context);
			if (caller == null) {
				return Mono.from(this.pool.create());
			}
			caller.reach(Phase.PENDING);
			return Mono.<Connection>from(this.pool.create()).map((connection) -> {
				caller.reach(Phase.ACQUIRED);
				return watched(Connection.class, connection, caller);
			});
		});
	}

	private static <T> T watched(Class<T> type, T target, Caller caller) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method,
				arguments) -> around(proxy, invoke(method, target, arguments), target, method, caller)));
	}

	private static @Nullable Object around(Object proxy, @Nullable Object result, Object target, Method method,
			Caller caller) {
		if (result == target) {
			return proxy;
		}
		if (result instanceof Statement statement) {
			return watched(Statement.class, statement, caller);
		}
		if (method.getName().equals("close")) {
			return told((Publisher<?>) result, Phase.CLOSING, caller, UnaryOperator.identity())
				.doOnTerminate(() -> caller.reach(Phase.CLOSED));
		}
		Phase phase = PHASES.get(method.getName());
		if (phase == null || !(result instanceof Publisher<?> publisher)) {
			return result;
		}
		return told(publisher, phase, caller,
				(each) -> (each instanceof Result read) ? watched(Result.class, read, caller) : each);
	}

	// Told once what is asked for has been asked for; of rows, with the first of them
	private static Flux<Object> told(@Nullable Publisher<?> publisher, Phase phase, Caller caller,
			UnaryOperator<Object> each) {
		Flux<Object> watched = Flux.from((Publisher<?>) publisher).map(each);
		if (phase == Phase.READING) {
			return watched.doOnNext((row) -> caller.reach(phase));
		}
		return watched.doOnSubscribe((subscription) -> caller.reach(phase));
	}

	private static @Nullable Object invoke(Method method, Object target, Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.pool.getMetadata();
	}

}
