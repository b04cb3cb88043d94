package dev.covet.autoconfigure;

import java.util.Arrays;
import java.util.List;

import dev.covet.statement.CommitListener;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import dev.covet.statement.WrittenStatement;
import dev.covet.statement.r2dbc.StatementObservation;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;

/**
 * Has the connection factories that are built with Boot's builder observed by all
 * {@link StatementListener} and {@link CommitListener} beans.
 */
// A listener may need the connection factory it listens to, so whether there are any is
// told by their definitions, and the beans are asked for once all singletons are there.
// This happens on the main thread: an event loop that creates a bean may wait for a main
// thread that waits for its query. Until then, statements such as those of schema scripts
// go unheard.
class StatementObservationDecorator implements ConnectionFactoryDecorator, SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(StatementObservationDecorator.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final ObjectProvider<StatementListener> listeners;

	private final ObjectProvider<CommitListener> commitListeners;

	private volatile StatementListener listener = StatementListener.none();

	private volatile List<CommitListener> commitListener = List.of();

	StatementObservationDecorator(ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<StatementListener> listeners, ObjectProvider<CommitListener> commitListeners) {
		this.beanFactory = beanFactory;
		this.listeners = listeners;
		this.commitListeners = commitListeners;
	}

	@Override
	public ConnectionFactory decorate(ConnectionFactory delegate) {
		return StatementObservation.observe(delegate,
				has(StatementListener.class) ? this::onStatement : StatementListener.none(),
				has(CommitListener.class) ? this::onCommit : CommitListener.none());
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.listener = StatementListener.composite(this.listeners.orderedStream().toList());
		this.commitListener = this.commitListeners.orderedStream().toList();
		if (has(StatementListener.class) || has(CommitListener.class)) {
			Arrays.stream(namesOf(ConnectionFactory.class)).forEach(this::check);
		}
	}

	private boolean has(Class<?> listener) {
		return namesOf(listener).length != 0;
	}

	private String[] namesOf(Class<?> type) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, type, false, false);
	}

	private void onStatement(StatementEvent event) {
		this.listener.onStatement(event);
	}

	private Mono<Void> onCommit(List<WrittenStatement> statements) {
		return Flux.fromIterable(this.commitListener).concatMap((each) -> each.onCommit(statements)).then();
	}

	private void check(String name) {
		if (this.beanFactory.getSingleton(name) instanceof ConnectionFactory connectionFactory
				&& !StatementObservation.isObserved(connectionFactory)) {
			logger.info("The application's own connection factory '" + name + "' is left as it is, so its statements "
					+ "are heard by no StatementListener. To have them observed, apply the "
					+ "ConnectionFactoryDecorator beans where it is built, inside its pool if it has one");
		}
	}

}
