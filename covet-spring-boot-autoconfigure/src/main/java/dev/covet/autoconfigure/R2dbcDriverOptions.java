package dev.covet.autoconfigure;

import java.util.List;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.r2dbc.EmbeddedDatabaseConnection;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Where to connect to: as the connection details say, or else to an embedded database.
 *
 * @param options the options as the application says them, a pool among them perhaps
 */
record R2dbcDriverOptions(ConnectionFactoryOptions options) {

	private static final String POOL = "pool";

	static R2dbcDriverOptions of(R2dbcProperties properties, @Nullable R2dbcConnectionDetails details,
			@Nullable ClassLoader classLoader, List<ConnectionFactoryOptionsBuilderCustomizer> customizers) {
		ConnectionFactoryOptions.Builder builder = (details != null) ? details.getConnectionFactoryOptions().mutate()
				: embedded(properties, EmbeddedDatabaseConnection.get(classLoader));
		customizers.forEach((customizer) -> customizer.customize(builder));
		return new R2dbcDriverOptions(builder.build());
	}

	boolean isPooled() {
		return POOL.equals(this.options.getValue(ConnectionFactoryOptions.DRIVER));
	}

	// Without the pool: the driver is then the first part of the protocol.
	ConnectionFactoryOptions.Builder driver() {
		if (!isPooled()) {
			return this.options.mutate();
		}
		String[] protocol = String.valueOf(this.options.getRequiredValue(ConnectionFactoryOptions.PROTOCOL))
			.split(":", 2);
		return this.options.mutate()
			.option(ConnectionFactoryOptions.DRIVER, protocol[0])
			.option(ConnectionFactoryOptions.PROTOCOL, (protocol.length > 1) ? protocol[1] : "");
	}

	private static ConnectionFactoryOptions.Builder embedded(R2dbcProperties properties,
			EmbeddedDatabaseConnection connection) {
		String url = connection.getUrl(databaseName(properties));
		Assert.state(url != null, "There is no embedded database");
		ConnectionFactoryOptions.Builder builder = ConnectionFactoryOptions.parse(url).mutate();
		String username = properties.getUsername();
		builder.option(ConnectionFactoryOptions.USER,
				(username != null && StringUtils.hasText(username)) ? username : "sa");
		String password = properties.getPassword();
		if (password != null && StringUtils.hasText(password)) {
			builder.option(ConnectionFactoryOptions.PASSWORD, password);
		}
		return builder;
	}

	private static String databaseName(R2dbcProperties properties) {
		if (properties.isGenerateUniqueName()) {
			return properties.determineUniqueName();
		}
		String name = properties.getName();
		return (name != null && StringUtils.hasLength(name)) ? name : "testdb";
	}

}
