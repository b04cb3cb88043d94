package dev.covet.statement.jdbc;

import java.util.List;

import javax.sql.DataSource;

import dev.covet.statement.CommitListener;
import dev.covet.statement.Commits;
import dev.covet.statement.StatementListener;
import net.ttddyy.dsproxy.proxy.NanoTimeStopwatchFactory;
import net.ttddyy.dsproxy.proxy.ProxyConfig;
import net.ttddyy.dsproxy.support.ProxyDataSource;

/**
 * Observes the statements that go through a {@link DataSource}, and what is written and
 * committed.
 * <p>
 * Decorate the pool: the connections that an application gets from the decorated data
 * source are observed until they are closed. Each call that executes is one event,
 * however many bindings or texts were added to a batch before. What is done with an
 * unwrapped data source or connection is not seen.
 * <p>
 * A thread that commits waits until the listener is done with it, for five seconds at
 * most. What is open when a connection is closed is told, because some drivers commit it.
 *
 * @since 0.1.0
 */
public final class JdbcStatementObservation {

	private JdbcStatementObservation() {
	}

	/**
	 * Return a data source that tells a listener of each statement, and another one of
	 * writes as soon as others can see them.
	 * @param dataSource the data source to decorate
	 * @param listener the listener to tell of statements, with the number of rows that an
	 * update says and with an empty context
	 * @param commitListener the listener to tell of what was committed
	 * @return the decorated data source, which can be unwrapped to the given one, or the
	 * given one where there is nobody to tell
	 */
	public static DataSource observe(DataSource dataSource, StatementListener listener, CommitListener commitListener) {
		boolean statements = listener != StatementListener.none();
		boolean commits = commitListener != CommitListener.none();
		if (!statements && !commits) {
			return dataSource;
		}
		ProxyConfig.Builder config = ProxyConfig.Builder.create().stopwatchFactory(new NanoTimeStopwatchFactory());
		if (statements) {
			config.queryListener(new StatementEvents(StatementListener.composite(List.of(listener))));
		}
		if (commits) {
			JdbcWrites writes = new JdbcWrites(new Commits(commitListener));
			config.queryListener(new WrittenQueries(writes)).methodListener(new ConnectionCalls(writes));
		}
		ProxyDataSource observed = new ProxyDataSource(dataSource);
		observed.setProxyConfig(config.build());
		return observed;
	}

}
