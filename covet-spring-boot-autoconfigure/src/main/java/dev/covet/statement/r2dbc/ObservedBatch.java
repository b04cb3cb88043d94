package dev.covet.statement.r2dbc;

import java.util.StringJoiner;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A {@link Batch} whose execution is observed, as one statement.
 */
final class ObservedBatch implements Batch, Wrapped<Batch> {

	private final Batch delegate;

	private final Connection connection;

	private final StatementObservation observation;

	private final @Nullable WriteWatch watch;

	private final StringJoiner sql = new StringJoiner("; ");

	ObservedBatch(Batch delegate, Connection connection, StatementObservation observation, @Nullable WriteWatch watch) {
		this.delegate = delegate;
		this.connection = connection;
		this.observation = observation;
		this.watch = watch;
	}

	@Override
	public Batch add(String sql) {
		this.delegate.add(sql);
		this.sql.add(sql);
		return this;
	}

	@Override
	public Publisher<? extends Result> execute() {
		return this.observation.observe(this.delegate.execute(), this.sql.toString(), this.connection, this.watch);
	}

	@Override
	public Batch unwrap() {
		return this.delegate;
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

}
