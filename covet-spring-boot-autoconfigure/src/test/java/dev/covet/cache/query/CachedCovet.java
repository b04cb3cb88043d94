package dev.covet.cache.query;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import dev.covet.TestCovet;
import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.mapping.json.HandleModule;
import dev.covet.query.QuerySet;
import dev.covet.query.execute.StatementExecutor;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.RowReader;
import dev.covet.query.plan.Select;
import dev.covet.statement.WrittenStatement;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Covet with a query cache that can be turned off.
 */
final class CachedCovet implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder().addModule(new HandleModule()).build();

	private final TestRegions regions = new TestRegions();

	private final TestCovet covet;

	private Function<WrittenStatement, @Nullable Set<String>> written = (statement) -> null;

	private CacheContext context = CacheContext.all(List.of());

	private List<StoredType<?>> types = List.of();

	private boolean off;

	private QueryCacheSettings settings = QueryCacheSettings
		.of(RegionSettings.of(QueryCacheSettings.REGION, Duration.ofMinutes(5)), true);

	CachedCovet(Function<TestCovet.Settings, TestCovet> start, TestCovet.Settings settings) {
		this(start, settings, (cached) -> {
		});
	}

	CachedCovet(Function<TestCovet.Settings, TestCovet> start, TestCovet.Settings settings,
			java.util.function.Consumer<CachedCovet> customizer) {
		customizer.accept(this);
		this.covet = start.apply(settings.cache(this::around));
	}

	void settings(QueryCacheSettings settings) {
		this.settings = settings;
	}

	void context(CacheContext context) {
		this.context = context;
	}

	void types(StoredType<?>... types) {
		this.types = List.of(types);
	}

	void written(Function<WrittenStatement, @Nullable Set<String>> written) {
		this.written = written;
	}

	private Function<StatementExecutor, QueryExecutor> around(ConnectionFactory connections) {
		Function<StatementExecutor, QueryExecutor> cache = CachingQueryExecutors.create(this.regions, this.settings,
				CachedCovet::table, (statement) -> this.written.apply(statement), (seen) -> this.context.key(seen),
				this.types, connections);
		return (executor) -> {
			QueryExecutor cached = cache.apply(executor);
			return new QueryExecutor() {

				@Override
				public <R> Flux<R> execute(Select select, RowReader<R> reader, Plan.Options options) {
					return (CachedCovet.this.off ? executor : cached).execute(select, reader, options);
				}

			};
		};
	}

	private static String table(SqlIdentifier name) {
		return name.getReference().toLowerCase(Locale.ROOT);
	}

	<T> QuerySet<T> objects(Class<T> type) {
		return this.covet.objects(type);
	}

	TestCovet covet() {
		return this.covet;
	}

	TestRegions regions() {
		return this.regions;
	}

	<T> T await(Mono<T> query) {
		return this.covet.await(query);
	}

	// How many statements it takes.
	int statements(Mono<?> query) {
		this.covet.forgetStatements();
		await(query.hasElement());
		return this.covet.statements().size();
	}

	<T> T awaitUncached(Mono<T> query) {
		this.off = true;
		try {
			return await(query);
		}
		finally {
			this.off = false;
		}
	}

	void wrote(String... tables) {
		for (String table : tables) {
			await(this.regions.invalidate(List.of(Change.ofTable(table))).hasElement());
		}
	}

	static String json(Object result) {
		return JSON.writeValueAsString(result);
	}

	@Override
	public void close() {
		this.covet.close();
	}

}
