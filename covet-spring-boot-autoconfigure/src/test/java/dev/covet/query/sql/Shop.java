package dev.covet.query.sql;

import java.util.List;
import java.util.Set;

import dev.covet.TestDatabase;
import dev.covet.mapping.EntityModels;
import dev.covet.mapping.FetchMode;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.mapping.RelationConversions;
import dev.covet.mapping.RelationNamingStrategy;
import dev.covet.query.QuerySet;
import dev.covet.query.QuerySets;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryEngine;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The model of the compiler's tests, whose queries are only planned.
 */
final class Shop implements QueryEngine {

	private final QuerySets querySets;

	private @Nullable Plan plan;

	Shop() {
		RelationConversions conversions = new RelationConversions(
				R2dbcCustomConversions.of(PostgresDialect.INSTANCE, List.of()));
		R2dbcMappingContext context = new R2dbcMappingContext(
				new RelationNamingStrategy(DefaultNamingStrategy.INSTANCE));
		context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
		context.setInitialEntitySet(
				Set.of(Article.class, Brand.class, Country.class, Label.class, Purchase.class, User.class));
		context.afterPropertiesSet();
		this.querySets = new QuerySets(new EntityModels(context, (type) -> false), this,
				new Plan.Options(FetchMode.PEERS, null, null, null));
	}

	<T> QuerySet<T> objects(Class<T> type) {
		return this.querySets.of(type);
	}

	void run(Mono<?> query) {
		query.block(TestDatabase.TIMEOUT);
	}

	Plan plan() {
		Plan last = this.plan;
		if (last == null) {
			throw new IllegalStateException("Nothing has been planned");
		}
		return last;
	}

	@Override
	public Mono<List<Object>> list(Plan query) {
		this.plan = query;
		return Mono.just(List.of());
	}

	@Override
	public Flux<Object> stream(Plan query, int chunk) {
		this.plan = query;
		return Flux.empty();
	}

	@Override
	public Flux<List<Object>> values(Plan query) {
		this.plan = query;
		return Flux.empty();
	}

	@Override
	public Mono<Long> number(Plan query) {
		this.plan = query;
		return Mono.just(0L);
	}

	@Table("countries")
	record Country(@Id Long id, String name) {
	}

	@Table("brands")
	record Brand(@Id Long id, String name, Ref<Country> country,
			@OneToMany(mappedBy = "brand") Many<Article> articles) {
	}

	@Table("articles")
	record Article(@Id Long id, String title, @NonNull Ref<Brand> brand, Ref<Article> successor,
			@ManyToMany(joinTable = "article_labels") Many<Label> labels) {
	}

	@Table("labels")
	record Label(@Id Long id, String name) {
	}

	@Table(schema = "shop", name = "order")
	record Purchase(@Id Long id, int group, Ref<User> user,
			@ManyToMany(joinTable = "order_labels") Many<Label> labels) {
	}

	@Table("user")
	record User(@Id Long id, String select) {
	}

	/** Any annotation of that name, whatever library it is of. */
	@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
	@interface NonNull {

	}

}
