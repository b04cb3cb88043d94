package dev.covet.autoconfigure;

import java.util.Arrays;

import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import dev.covet.statement.r2dbc.StatementObservation;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;

/**
 * Has the connection factories that are built with Boot's builder observed by all
 * {@link StatementListener} beans.
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

	private volatile StatementListener listener = StatementListener.none();

	StatementObservationDecorator(ConfigurableListableBeanFactory beanFactory,
			ObjectProvider<StatementListener> listeners) {
		this.beanFactory = beanFactory;
		this.listeners = listeners;
	}

	@Override
	public ConnectionFactory decorate(ConnectionFactory delegate) {
		return hasListeners() ? StatementObservation.observe(delegate, this::onStatement) : delegate;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (hasListeners()) {
			this.listener = StatementListener.composite(this.listeners.orderedStream().toList());
			Arrays.stream(namesOf(ConnectionFactory.class)).forEach(this::check);
		}
	}

	private boolean hasListeners() {
		return namesOf(StatementListener.class).length != 0;
	}

	private String[] namesOf(Class<?> type) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, type, false, false);
	}

	private void onStatement(StatementEvent event) {
		this.listener.onStatement(event);
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
