package dev.covet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.covet.cache.query.ThroughCache;
import dev.covet.index.Indexes;
import dev.covet.mapping.EntityModels;
import dev.covet.mapping.FetchMode;
import dev.covet.mapping.RelationConversions;
import dev.covet.mapping.RelationNamingStrategy;
import dev.covet.pool.r2dbc.CancellableTransactionManager;
import dev.covet.query.QuerySet;
import dev.covet.query.QuerySets;
import dev.covet.query.binary.PostgresqlBinaryTransfer;
import dev.covet.query.execute.HandleAttachment;
import dev.covet.query.execute.NullReferences;
import dev.covet.query.execute.PartialReads;
import dev.covet.query.execute.QueryEngines;
import dev.covet.query.execute.RawSqlEngine;
import dev.covet.query.execute.ReaderSettings;
import dev.covet.query.execute.StatementExecutor;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.WriteEngine;
import dev.covet.query.sql.SqlDialect;
import dev.covet.query.sql.SqlDialects;
import dev.covet.query.write.Transactions;
import dev.covet.query.write.WriteCallbacks;
import dev.covet.query.write.WriteEngines;
import dev.covet.query.write.WriteSettings;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import dev.covet.statement.r2dbc.StatementObservation;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.mapping.callback.EntityCallback;
import org.springframework.data.mapping.callback.ReactiveEntityCallbacks;
import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.dialect.DialectResolver;
import org.springframework.data.r2dbc.dialect.MySqlDialect;
import org.springframework.data.r2dbc.dialect.R2dbcDialect;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.data.r2dbc.mapping.event.AfterConvertCallback;
import org.springframework.data.r2dbc.mapping.event.AfterSaveCallback;
import org.springframework.data.r2dbc.mapping.event.BeforeConvertCallback;
import org.springframework.data.r2dbc.mapping.event.BeforeSaveCallback;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Covet put together by hand on a database of its own, with every statement that reaches
 * that in a list.
 */
public final class TestCovet implements AutoCloseable {

	private final List<StatementEvent> statements = new CopyOnWriteArrayList<>();

	private final ConnectionPool pool;

	private final ConnectionFactory connections;

	private final DatabaseClient client;

	private final R2dbcEntityTemplate template;

	private final Covet covet;

	private final Indexes indexes;

	private final boolean standardQuotes;

	private TestCovet(ConnectionFactoryOptions options, Settings settings) {
		ConnectionFactory observed = StatementObservation.observe(ConnectionFactories.get(options),
				StatementListener.composite(List.of(this.statements::add, settings.listener)));
		this.pool = settings.pooled.apply(observed);
		this.connections = settings.above.apply(this.pool);
		R2dbcDialect dialect = DialectResolver.getDialect(this.pool);
		this.standardQuotes = dialect != MySqlDialect.INSTANCE;
		RelationConversions conversions = new RelationConversions(
				R2dbcCustomConversions.of(dialect, settings.converters));
		R2dbcMappingContext context = new R2dbcMappingContext(
				new RelationNamingStrategy(DefaultNamingStrategy.INSTANCE));
		context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
		context.setInitialEntitySet(settings.entities);
		context.afterPropertiesSet();
		MappingR2dbcConverter converter = new MappingR2dbcConverter(context, conversions);
		EntityModels models = new EntityModels(context, (type) -> conversions.hasCustomReadTarget(Row.class, type));
		models.validate();
		this.client = DatabaseClient.builder()
			.connectionFactory(this.connections)
			.bindMarkers(dialect.getBindMarkersFactory())
			.build();
		this.template = new R2dbcEntityTemplate(this.client, dialect, converter);
		SqlDialect sqlDialect = SqlDialects.forProduct(
				(settings.product != null) ? settings.product : this.pool.getMetadata().getName(),
				dialect.getIdentifierProcessing());
		PartialReads partialReads = new PartialReads(models);
		Plan.Options defaults = new Plan.Options(FetchMode.PEERS, null, null, null);
		AtomicReference<QueryEngine> engine = new AtomicReference<>();
		HandleAttachment handles = QueryEngines.handleAttachment(models, engine::get, defaults);
		WriteEngine writes = WriteEngines.create(this.connections, converter,
				new WriteSettings(this::template, settings::writeCallbacks, partialReads, handles), sqlDialect,
				new Transactions(new CancellableTransactionManager(this.connections)));
		engine.set(QueryEngines.create(this.connections,
				new ReaderSettings(converter, settings::readCallbacks, partialReads), sqlDialect, settings.batchSize,
				settings.around.apply(this.connections), writes));
		this.template.setEntityCallbacks(settings.templateCallbacks(models, partialReads, handles));
		this.indexes = new Indexes(this.pool, models, sqlDialect);
		this.covet = Covet.create(new QuerySets(models, engine.get(), defaults, new RawSqlEngine(this.client, models,
				new ReaderSettings(converter, settings::readCallbacks, partialReads), handles)));
	}

	/**
	 * Begin settings for entities.
	 * @param entities the entities
	 * @return settings with a pool of four connections
	 */
	public static Settings of(Class<?>... entities) {
		return new Settings(Set.of(entities));
	}

	public <T> QuerySet<T> objects(Class<T> type) {
		return this.covet.objects(type);
	}

	public Covet covet() {
		return this.covet;
	}

	public Indexes indexes() {
		return this.indexes;
	}

	public R2dbcEntityTemplate template() {
		return this.template;
	}

	public DatabaseClient client() {
		return this.client;
	}

	public ConnectionPool pool() {
		return this.pool;
	}

	public TransactionalOperator transaction() {
		return TransactionalOperator.create(new CancellableTransactionManager(this.connections));
	}

	/**
	 * Execute statements that are not counted.
	 * @param sql the statements, with quotes and texts as standard SQL has them
	 * @return this
	 */
	public TestCovet execute(String... sql) {
		for (String statement : sql) {
			this.client.sql(quoted(statement)).then().block(TestDatabase.TIMEOUT);
		}
		this.statements.clear();
		return this;
	}

	/**
	 * Write a statement with the quotes of the database.
	 * @param statement the statement, in standard SQL
	 * @return its text
	 */
	public String quoted(String statement) {
		return this.standardQuotes ? statement : statement.replace('"', '`').replace("\\", "\\\\");
	}

	/**
	 * Return the statements since they were last forgotten.
	 * @return their texts in the order they ended
	 */
	public List<String> statements() {
		return this.statements.stream().map(StatementEvent::sql).toList();
	}

	public List<StatementEvent> events() {
		return new ArrayList<>(this.statements);
	}

	public void forgetStatements() {
		this.statements.clear();
	}

	public int acquired() {
		return this.pool.getMetrics().orElseThrow().acquiredSize();
	}

	/**
	 * Wait for a result and count from here on.
	 * @param result the result
	 * @param <T> its type
	 * @return the value, never {@code null}
	 */
	public <T> T await(Mono<T> result) {
		return result.blockOptional(TestDatabase.TIMEOUT).orElseThrow();
	}

	public <T> List<T> await(Flux<T> results) {
		return await(results.collectList());
	}

	// Plain r2dbc-pool may count a connection twice that is given back from two sides at
	// the same moment, and complains of it here; Covet's own pool gives each back once
	@Override
	public void close() {
		this.pool.disposeLater().onErrorComplete(IllegalArgumentException.class).block(TestDatabase.TIMEOUT);
	}

	/**
	 * What can be different from test to test.
	 */
	public static final class Settings {

		private static final Map<String, String> NO_WAITING_FOR_THE_DISK = Map.of("synchronous_commit", "off");

		private final Set<Class<?>> entities;

		private int poolSize = 4;

		private Function<ConnectionFactory, ConnectionPool> pooled = this::pool;

		private UnaryOperator<ConnectionFactory> above = UnaryOperator.identity();

		private int batchSize = 1000;

		private @Nullable String product;

		private String applicationName = "covet-tests";

		private List<?> converters = List.of();

		private Function<ConnectionFactory, Function<? super StatementExecutor, ? extends QueryExecutor>> around = (
				connections) -> ThroughCache.isAskedFor() ? ThroughCache.around(connections) : (executor) -> executor;

		private List<EntityCallback<?>> callbacks = List.of();

		private StatementListener listener = StatementListener.none();

		private Settings(Set<Class<?>> entities) {
			this.entities = entities;
		}

		public Settings pool(int size) {
			this.poolSize = size;
			return this;
		}

		/**
		 * A pool of the test's own.
		 * @param pooled makes it for the connections below it
		 * @return this
		 */
		public Settings pool(Function<ConnectionFactory, ConnectionPool> pooled) {
			this.pooled = pooled;
			return this;
		}

		/**
		 * Something between Covet and the pool.
		 * @param above puts it above the pool
		 * @return this
		 */
		public Settings above(UnaryOperator<ConnectionFactory> above) {
			this.above = above;
			return this;
		}

		public Settings batch(int size) {
			this.batchSize = size;
			return this;
		}

		/**
		 * Speak the dialect of another database than the one that is there.
		 * @param name its name
		 * @return this
		 */
		public Settings product(String name) {
			this.product = name;
			return this;
		}

		public Settings applicationName(String name) {
			this.applicationName = name;
			return this;
		}

		public Settings converters(Object... all) {
			this.converters = List.of(all);
			return this;
		}

		public Settings around(Function<? super StatementExecutor, ? extends QueryExecutor> around) {
			return cache((connections) -> around);
		}

		/**
		 * Something around the execution of queries that looks at transactions.
		 * @param around makes it for the connections that Covet has
		 * @return this
		 */
		public Settings cache(
				Function<ConnectionFactory, Function<? super StatementExecutor, ? extends QueryExecutor>> around) {
			this.around = around;
			return this;
		}

		/**
		 * Callbacks of the application, classes of their own: Spring Data reads from
		 * their types what they are for.
		 * @param all the callbacks
		 * @return this
		 */
		public Settings callbacks(EntityCallback<?>... all) {
			this.callbacks = List.of(all);
			return this;
		}

		/**
		 * One more that is told of each statement.
		 * @param told the listener
		 * @return this
		 */
		public Settings listener(StatementListener told) {
			this.listener = told;
			return this;
		}

		private ConnectionPool pool(ConnectionFactory observed) {
			return new ConnectionPool(ConnectionPoolConfiguration.builder(observed)
				.initialSize(0)
				.maxSize(this.poolSize)
				.maxAcquireTime(Duration.ofSeconds(20))
				.build());
		}

		private WriteCallbacks writeCallbacks() {
			return new WriteCallbacks(callbacks(BeforeConvertCallback.class), callbacks(BeforeSaveCallback.class),
					callbacks(AfterSaveCallback.class));
		}

		private Optional<ReactiveEntityCallbacks> readCallbacks() {
			return Optional.ofNullable(callbacks(AfterConvertCallback.class));
		}

		private @Nullable ReactiveEntityCallbacks callbacks(Class<?> kind) {
			EntityCallback<?>[] own = this.callbacks.stream().filter(kind::isInstance).toArray(EntityCallback[]::new);
			return (own.length > 0) ? ReactiveEntityCallbacks.create(own) : null;
		}

		private ReactiveEntityCallbacks templateCallbacks(EntityModels models, PartialReads partialReads,
				HandleAttachment handles) {
			List<EntityCallback<?>> all = new ArrayList<>(this.callbacks);
			all.addAll(List.of(partialReads, new NullReferences(models), handles));
			return ReactiveEntityCallbacks.create(all.toArray(new EntityCallback[0]));
		}

		/**
		 * Start on PostgreSQL, in an empty schema, with binary transfer as in an
		 * application.
		 * @param test the test class, whose schema it is
		 * @return Covet
		 */
		public TestCovet postgresql(Class<?> test) {
			return connect(TestDatabase.schema(test));
		}

		/**
		 * Start on a PostgreSQL schema that is there.
		 * @param database where it is
		 * @return Covet
		 */
		public TestCovet connect(ConnectionFactoryOptions database) {
			ConnectionFactoryOptions.Builder options = database.mutate()
				.option(Option.valueOf("applicationName"), this.applicationName)
				.option(Option.valueOf("options"), NO_WAITING_FOR_THE_DISK);
			PostgresqlBinaryTransfer.configure(options);
			return new TestCovet(options.build(), this);
		}

		/**
		 * Start on MariaDB, in an empty database.
		 * @param test the test class, whose database it is
		 * @return Covet
		 */
		public TestCovet mariadb(Class<?> test) {
			return new TestCovet(TestMariaDb.database(test), this);
		}

		/**
		 * Start on H2, in an empty database in memory.
		 * @return Covet
		 */
		public TestCovet h2() {
			return new TestCovet(ConnectionFactoryOptions
				.parse("r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=DB_CLOSE_DELAY=-1"), this);
		}

	}

}
