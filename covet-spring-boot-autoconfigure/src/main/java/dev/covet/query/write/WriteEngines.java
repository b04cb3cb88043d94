package dev.covet.query.write;

import dev.covet.query.execute.Connections;
import dev.covet.query.execute.ValueBinder;
import dev.covet.query.plan.WriteEngine;
import dev.covet.query.sql.SqlDialect;
import dev.covet.query.sql.WriteCompiler;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * Puts the engine for writes together.
 *
 * @since 0.1.0
 */
public final class WriteEngines {

	private WriteEngines() {
	}

	/**
	 * Create an engine on R2DBC.
	 * @param connectionFactory where connections come from
	 * @param converter the application's converter
	 * @param settings what entities are written with
	 * @param dialect the database's dialect
	 * @param transactions the transactions of those connections
	 * @return the engine
	 */
	public static WriteEngine create(ConnectionFactory connectionFactory, R2dbcConverter converter,
			WriteSettings settings, SqlDialect dialect, Transactions transactions) {
		ValueBinder binder = new ValueBinder(converter);
		KnownRows knownRows = new KnownRows(converter);
		RowStatements statements = new RowStatements(new Connections(connectionFactory),
				new WriteCompiler(dialect, binder), binder, knownRows);
		return new R2dbcWriteEngine(settings, statements, transactions, new SingleWrites(settings, knownRows));
	}

}
