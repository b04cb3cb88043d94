package dev.covet.statement.r2dbc;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Lets the statements of Spring's {@link DatabaseClient}, and of a template on top of it,
 * know where in the application they were asked for. A client of the application's own
 * making is left alone.
 *
 * @since 0.1.0
 */
public final class DatabaseClientOrigins implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof DatabaseClient client && isOfSpring(client)) ? of(client) : bean;
	}

	// Somebody else's may be asked for by its class
	private static boolean isOfSpring(DatabaseClient client) {
		return client.getClass().getPackage() == DatabaseClient.class.getPackage();
	}

	/**
	 * Return a client whose statements know where they were asked for.
	 * @param client the client
	 * @return one that does the same
	 */
	public static DatabaseClient of(DatabaseClient client) {
		return (client instanceof OriginDatabaseClient) ? client : new OriginDatabaseClient(client);
	}

}
