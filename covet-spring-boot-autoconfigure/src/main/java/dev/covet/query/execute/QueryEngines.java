package dev.covet.query.execute;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.covet.mapping.EntityModels;
import dev.covet.mapping.Handle;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.WriteEngine;
import dev.covet.query.sql.CompiledSelect;
import dev.covet.query.sql.SelectCompiler;
import dev.covet.query.sql.SqlDialect;
import dev.covet.statement.StatementOrigin;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Mono;

/**
 * Puts the engine together.
 *
 * @since 0.1.0
 */
public final class QueryEngines {

	private static final int STATEMENTS = 2000;

	private QueryEngines() {
	}

	/**
	 * Create an engine on R2DBC.
	 * @param connectionFactory where connections come from
	 * @param settings what entities are read with
	 * @param dialect the database's dialect
	 * @param batchSize the largest number of keys in one statement where lists are not
	 * bound as arrays
	 * @param around what is put around the execution of each statement, a cache for one
	 * @param writes the engine for writes
	 * @return the engine
	 */
	public static QueryEngine create(ConnectionFactory connectionFactory, ReaderSettings settings, SqlDialect dialect,
			int batchSize, Function<? super StatementExecutor, ? extends QueryExecutor> around, WriteEngine writes) {
		Connections connections = new Connections(connectionFactory);
		ValueBinder binder = new ValueBinder(settings.converter());
		SelectCompiler compiler = new SelectCompiler(dialect, binder);
		CompiledStatements<SelectShape, CompiledSelect> compiled = new CompiledStatements<>(STATEMENTS,
				compiler::compile, CompiledSelect::dependsOnSizes);
		Readings readings = new Readings(compiled, settings);
		QueryExecutor executor = around.apply(new R2dbcQueryExecutor(connections, compiled, binder));
		KeyBatches batches = new KeyBatches(dialect, binder, batchSize);
		Origins origins = new Origins();
		PrefetchLoader prefetches = new PrefetchLoader(executor, readings, connections, batches, origins);
		Explaining explaining = new Explaining(connections, compiled, binder, dialect, new SampleKeys(batches));
		return new R2dbcQueryEngine(executor, readings, prefetches, new Streaming(executor, prefetches, connections),
				explaining, settings.converter(), writes, origins);
	}

	/**
	 * Create the callback that gives entities read by a template or repository handles
	 * that can be loaded.
	 * @param models the entities
	 * @param engine loads the relations, made here and available when the first entity is
	 * read
	 * @param options how relations are loaded
	 * @return the callback
	 */
	public static HandleAttachment handleAttachment(EntityModels models, Supplier<QueryEngine> engine,
			Plan.Options options) {
		RelationLoading loading = new RelationLoading() {

			@Override
			public StatementOrigin origin(RelationModel relation) {
				return ((R2dbcQueryEngine) engine.get()).loading().origin(relation);
			}

			@Override
			public Mono<Void> load(RelationModel relation, List<Handle<?>> handles, Plan.Options ownOptions) {
				return Mono
					.defer(() -> ((R2dbcQueryEngine) engine.get()).loading().load(relation, handles, ownOptions));
			}

		};
		return new HandleAttachment(models, loading, options);
	}

}
