package dev.covet.query.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModels;
import dev.covet.mapping.FetchMode;
import dev.covet.mapping.RelationConversions;
import dev.covet.mapping.RelationNamingStrategy;
import dev.covet.query.QuerySet;
import dev.covet.query.QuerySets;
import dev.covet.query.plan.Parents;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.QueryPlan;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.r2dbc.dialect.H2Dialect;
import org.springframework.data.r2dbc.dialect.MySqlDialect;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.r2dbc.dialect.R2dbcDialect;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;

/**
 * The SQL of query sets, without a database: an engine that compiles instead of running.
 */
final class SqlOf implements QueryEngine {

	private final SelectCompiler compiler;

	private final QuerySets querySets;

	private final List<String> sql = new ArrayList<>();

	private SqlOf(R2dbcDialect dialect, SqlDialect sqlDialect, Class<?>... entities) {
		RelationConversions conversions = new RelationConversions(R2dbcCustomConversions.of(dialect, List.of()));
		R2dbcMappingContext context = new R2dbcMappingContext(
				new RelationNamingStrategy(DefaultNamingStrategy.INSTANCE));
		context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
		context.setInitialEntitySet(Set.of(entities));
		context.afterPropertiesSet();
		this.compiler = new SelectCompiler(sqlDialect, ColumnModel::javaType);
		this.querySets = new QuerySets(new EntityModels(context, (type) -> false), this,
				new Plan.Options(FetchMode.PEERS, null, null, null));
	}

	static SqlOf postgresql(Class<?>... entities) {
		return new SqlOf(PostgresDialect.INSTANCE,
				SqlDialects.forProduct("PostgreSQL", PostgresDialect.INSTANCE.getIdentifierProcessing()), entities);
	}

	static SqlOf h2(Class<?>... entities) {
		return new SqlOf(H2Dialect.INSTANCE, SqlDialects.forProduct("H2", H2Dialect.INSTANCE.getIdentifierProcessing()),
				entities);
	}

	static SqlOf of(SqlDialect dialect, Class<?>... entities) {
		return new SqlOf(H2Dialect.INSTANCE, dialect, entities);
	}

	static SqlOf mariadb(Class<?>... entities) {
		return new SqlOf(MySqlDialect.INSTANCE,
				SqlDialects.forProduct("MariaDB", MySqlDialect.INSTANCE.getIdentifierProcessing()), entities);
	}

	<T> QuerySet<T> objects(Class<T> type) {
		return this.querySets.of(type);
	}

	/**
	 * Return the SQL of what was asked, prefetches for the parents with the keys 1 and 2
	 * behind it.
	 * @param query what was asked
	 * @return the texts
	 */
	List<String> of(Mono<?> query) {
		this.sql.clear();
		query.block(Duration.ofSeconds(1));
		return List.copyOf(this.sql);
	}

	@Override
	public Mono<List<Object>> list(Plan plan) {
		return Mono.fromSupplier(() -> {
			compile(plan);
			return List.of();
		});
	}

	@Override
	public Flux<Object> stream(Plan plan, int chunk) {
		return Flux.defer(() -> {
			compile(plan);
			return Flux.empty();
		});
	}

	@Override
	public Flux<List<Object>> values(Plan plan) {
		return Flux.defer(() -> {
			compile(plan);
			return Flux.empty();
		});
	}

	@Override
	public Mono<Long> number(Plan plan) {
		return Mono.fromSupplier(() -> {
			compile(plan);
			return 0L;
		});
	}

	@Override
	public Mono<QueryPlan> explain(Plan plan, boolean analyze) {
		return Mono.error(() -> new UnsupportedOperationException("There is no database"));
	}

	private void compile(Plan plan) {
		this.sql.add(sqlOf(plan.select()));
		plan.prefetches().forEach(this::compile);
	}

	private String sqlOf(Select select) {
		return this.compiler.compile(select.shape(), ListSizes.of(select.values())).sql();
	}

	private void compile(Prefetch prefetch) {
		List<Object> values = new ArrayList<>(prefetch.select().values());
		int keys = values.size();
		values.add(List.of(1L, 2L));
		values.add(3);
		SelectShape shape = prefetch.select().shape();
		Parents parents = new Parents(prefetch.relation(), keys, (prefetch.limitPerParent() != null) ? keys + 1 : -1);
		this.sql.add(sqlOf(new Select(new SelectShape(shape.root(), shape.projection(), shape.joins(), shape.where(),
				shape.orderings(), -1, -1, false, parents), values)));
		prefetch.nested().forEach(this::compile);
	}

}
