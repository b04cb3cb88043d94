package dev.covet.cache.query;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheRegions;
import dev.covet.query.execute.Connections;
import dev.covet.query.execute.StatementExecutor;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.statement.WrittenStatement;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Puts the query cache around the execution of statements.
 *
 * @since 0.1.0
 */
public final class CachingQueryExecutors {

	private CachingQueryExecutors() {
	}

	/**
	 * Create what is put around the executor of an engine.
	 * @param regions where rows are kept
	 * @param settings what is kept
	 * @param tables the names that tables have in tags
	 * @param written the tables that a statement has written to, {@code null} for
	 * everything
	 * @param context what results depend on beside their queries
	 * @param types the driver's own types that can be kept
	 * @param connectionFactory where the engine's connections and transactions are from
	 * @return makes an executor that caches
	 * @see dev.covet.query.execute.QueryEngines#create
	 */
	public static Function<StatementExecutor, QueryExecutor> create(CacheRegions regions, QueryCacheSettings settings,
			Function<SqlIdentifier, String> tables, Function<WrittenStatement, @Nullable Set<String>> written,
			CacheContext context, List<StoredType<?>> types, ConnectionFactory connectionFactory) {
		CacheRegion<StoredRows> region = regions.region(settings.region(),
				new RowsCodec(types, settings.maximumRows(), settings.maximumBytes()));
		CallerContext callers = new CallerContext(context, new Connections(connectionFactory),
				new TransactionGate(connectionFactory, written));
		return (statements) -> new CachingQueryExecutor(statements, region,
				new CachedShapes(settings.enabled(), tables, statements),
				new QueryKeys(statements, settings.database()), callers, new RowLoads(statements, settings,
						new Freezer(types), new Unkept(System::nanoTime, settings.region().ttl())));
	}

}
