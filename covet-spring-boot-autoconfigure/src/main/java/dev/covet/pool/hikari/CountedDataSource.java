package dev.covet.pool.hikari;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.util.Credentials;
import com.zaxxer.hikari.util.DriverDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Where HikariCP gets its connections from, which remembers those that were opened. They
 * are not wrapped: an application may unwrap what it is handed down to the driver's own
 * object.
 */
final class CountedDataSource extends DelegatingDataSource {

	private final OpenConnections connections;

	CountedDataSource(DataSource target, OpenConnections connections) {
		super(target);
		this.connections = connections;
	}

	// Puts itself between a pool that has not started and its driver or data source.
	// A data source that HikariCP makes by its class or finds by JNDI is left alone.
	static void putInto(HikariConfig config, OpenConnections connections) {
		DataSource target = config.getDataSource();
		if (target == null && config.getDataSourceClassName() == null && config.getJdbcUrl() != null) {
			Credentials credentials = config.getCredentials();
			target = new DriverDataSource(config.getJdbcUrl(), config.getDriverClassName(),
					config.getDataSourceProperties(), credentials.getUsername(), credentials.getPassword());
		}
		if (target != null && !(target instanceof CountedDataSource)) {
			config.setDataSource(new CountedDataSource(target, connections));
		}
	}

	@Override
	public Connection getConnection() throws SQLException {
		return opened(super.getConnection());
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return opened(super.getConnection(username, password));
	}

	private Connection opened(Connection connection) {
		this.connections.find(connection);
		return connection;
	}

	@Override
	public <T> T unwrap(Class<T> type) throws SQLException {
		DataSource target = obtainTargetDataSource();
		return type.isInstance(target) ? type.cast(target) : super.unwrap(type);
	}

	@Override
	public boolean isWrapperFor(Class<?> type) throws SQLException {
		return type.isInstance(obtainTargetDataSource()) || super.isWrapperFor(type);
	}

}
