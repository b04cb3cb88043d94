package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.List;

import dev.covet.query.Results;
import dev.covet.query.plan.Parents;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.sql.Shop.Article;
import dev.covet.query.sql.Shop.Brand;
import dev.covet.query.sql.Shop.Country;
import dev.covet.query.sql.Shop.Label;
import dev.covet.query.sql.Shop.Purchase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.data.relational.core.dialect.AnsiDialect;
import org.springframework.data.relational.core.sql.IdentifierProcessing;

import static dev.covet.query.Conditions.any;
import static dev.covet.query.Conditions.not;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static dev.covet.query.Path.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SelectCompilerTests {

	private static final SqlDialect POSTGRESQL = SqlDialects.forProduct("PostgreSQL",
			org.springframework.data.r2dbc.dialect.PostgresDialect.INSTANCE.getIdentifierProcessing());

	private static final SqlDialect H2 = SqlDialects.forProduct("H2",
			org.springframework.data.r2dbc.dialect.H2Dialect.INSTANCE.getIdentifierProcessing());

	private final Shop shop = new Shop();

	@Test
	void compileWhenPlainBindsOneValue() {
		assertSql(this.shop.objects(Brand.class).list(),
				"SELECT t0.\"id\", t0.\"name\", t0.\"country_id\" FROM \"brands\" t0 WHERE $1");
		assertThat(compile(POSTGRESQL, this.shop.plan().select()).binds())
			.containsExactly(new CompiledSelect.Bind(-1, -1, -1, null));
		assertH2(this.shop.objects(Brand.class).list(),
				"SELECT t0.\"ID\", t0.\"NAME\", t0.\"COUNTRY_ID\" FROM \"brands\" t0");
	}

	@Test
	void compileWhenFilteredAndOrderedBindsValuesInTheirOrder() {
		assertSql(
				this.shop.objects(Country.class)
					.filter(where(Country::name).startsWith("a"), where(Country::id).between(1L, 9L))
					.orderBy(desc(Country::name).nullsLast(), asc(Country::id))
					.limit(5)
					.offset(2)
					.list(),
				"SELECT t0.\"id\", t0.\"name\" FROM \"countries\" t0 WHERE t0.\"name\" LIKE $1 AND t0.\"id\" BETWEEN"
						+ " $2 AND $3 ORDER BY t0.\"name\" DESC NULLS LAST, t0.\"id\" LIMIT $4 OFFSET $5");
		assertThat(compile(POSTGRESQL, this.shop.plan().select()).binds()).extracting(CompiledSelect.Bind::value)
			.containsExactly(0, 1, 2, 3, 4);
		assertThat(this.shop.plan().select().values()).containsExactly("a%", 1L, 9L, 5, 2);
	}

	@Test
	void compileWhenRelationIsRequiredJoinsInnerAndLeftOtherwise() {
		assertSql(this.shop.objects(Article.class).selectRelated(Article::brand, Article::successor).list(),
				"SELECT t0.\"id\", t0.\"title\", t0.\"brand_id\", t0.\"successor_id\", t1.\"id\", t1.\"name\","
						+ " t1.\"country_id\", t2.\"id\", t2.\"title\", t2.\"brand_id\", t2.\"successor_id\""
						+ " FROM \"articles\" t0 JOIN \"brands\" t1 ON t1.\"id\" = t0.\"brand_id\""
						+ " LEFT JOIN \"articles\" t2 ON t2.\"id\" = t0.\"successor_id\" WHERE $1");
	}

	@Test
	void compileWhenRequiredRelationIsBelowALeftJoinJoinsLeft() {
		assertSql(
				this.shop.objects(Article.class)
					.filter(where(path(Article::successor).then(Article::brand), Brand::name).eq("x"))
					.valuesList(Article::id)
					.list(),
				"SELECT t0.\"id\" FROM \"articles\" t0 LEFT JOIN \"articles\" t1 ON t1.\"id\" = t0.\"successor_id\""
						+ " LEFT JOIN \"brands\" t2 ON t2.\"id\" = t1.\"brand_id\" WHERE t2.\"name\" = $1");
	}

	@Test
	void compileWhenPathIsUsedTwiceJoinsOnce() {
		assertSql(
				this.shop.objects(Article.class)
					.filter(where(Article::brand, Brand::name).eqIgnoreCase("x"), where("brand.id").in(1, 2))
					.orderBy("brand.name")
					.values("brand.name", "brand.id")
					.list(),
				"SELECT t1.\"name\", t0.\"brand_id\" FROM \"articles\" t0 JOIN \"brands\" t1 ON t1.\"id\" ="
						+ " t0.\"brand_id\" WHERE LOWER(t1.\"name\") = LOWER($1) AND t0.\"brand_id\" = ANY($2)"
						+ " ORDER BY t1.\"name\"");
	}

	@Test
	void compileWhenSlicedAndJoinedSlicesFirst() {
		assertSql(
				this.shop.objects(Article.class)
					.selectRelated(Article::brand)
					.filter(where(Article::title).ne("x"))
					.orderBy(desc(Article::title))
					.limit(10)
					.offset(5000)
					.list(),
				"SELECT r.\"id\", r.\"title\", r.\"brand_id\", r.\"successor_id\", t1.\"id\", t1.\"name\","
						+ " t1.\"country_id\" FROM (SELECT t0.\"id\", t0.\"title\", t0.\"brand_id\", t0.\"successor_id\""
						+ " FROM \"articles\" t0 WHERE t0.\"title\" <> $1 ORDER BY t0.\"title\" DESC LIMIT $2 OFFSET $3) r"
						+ " JOIN \"brands\" t1 ON t1.\"id\" = r.\"brand_id\" ORDER BY r.\"title\" DESC");
	}

	@Test
	void compileWhenSlicedByAJoinedOrderJoinsFirst() {
		assertSql(
				this.shop.objects(Brand.class)
					.selectRelated(Brand::country)
					.orderBy(asc(Brand::country, Country::name))
					.limit(10)
					.list(),
				"SELECT t0.\"id\", t0.\"name\", t0.\"country_id\", t1.\"id\", t1.\"name\" FROM \"brands\" t0"
						+ " LEFT JOIN \"countries\" t1 ON t1.\"id\" = t0.\"country_id\" ORDER BY t1.\"name\" LIMIT $1");
	}

	@Test
	void compileWhenParentsAreGivenReadsTheirRows() {
		assertThat(sql(POSTGRESQL, children(this.shop.objects(Brand.class).prefetchRelated("articles").list(), -1)))
			.isEqualTo("SELECT t0.\"id\", t0.\"title\", t0.\"brand_id\", t0.\"successor_id\" FROM \"articles\" t0"
					+ " WHERE t0.\"brand_id\" = ANY($1)");
		assertThat(sql(POSTGRESQL,
				children(this.shop.objects(Article.class)
					.prefetch(Article::labels, (labels) -> labels.filter(where(Label::name).ne("x")).orderBy("-name"))
					.list(), -1)))
			.isEqualTo(
					"SELECT j1.\"article_id\", t0.\"id\", t0.\"name\" FROM \"article_labels\" j1 JOIN \"labels\" t0 ON"
							+ " t0.\"id\" = j1.\"label_id\" WHERE j1.\"article_id\" = ANY($1) AND (t0.\"name\" <> $2)"
							+ " ORDER BY t0.\"name\" DESC");
	}

	@Test
	void compileWhenLimitedPerParentNumbersTheRowsOfEach() {
		Results<?> articles = this.shop.objects(Brand.class)
			.prefetch(Brand::articles, (query) -> query.orderBy(desc(Article::title)).limitPerParent(3));
		assertThat(sql(POSTGRESQL, children(articles.list(), 3)))
			.isEqualTo("SELECT x.c0, x.c1, x.c2, x.c3 FROM (SELECT t0.\"id\" AS c0, t0.\"title\" AS c1, t0.\"brand_id\""
					+ " AS c2, t0.\"successor_id\" AS c3, ROW_NUMBER() OVER (PARTITION BY t0.\"brand_id\" ORDER BY"
					+ " t0.\"title\" DESC) AS rn FROM \"articles\" t0 WHERE t0.\"brand_id\" = ANY($1)) x WHERE"
					+ " x.rn <= $2 ORDER BY x.rn");
		Results<?> labels = this.shop.objects(Article.class)
			.prefetch(Article::labels, (query) -> query.limitPerParent(3));
		assertThat(sql(POSTGRESQL, children(labels.list(), 3))).isEqualTo(
				"SELECT x.c0, x.c1, x.c2 FROM (SELECT j1.\"article_id\" AS c0, t0.\"id\" AS c1, t0.\"name\" AS c2,"
						+ " ROW_NUMBER() OVER (PARTITION BY j1.\"article_id\" ORDER BY t0.\"id\") AS rn FROM"
						+ " \"article_labels\" j1 JOIN \"labels\" t0 ON t0.\"id\" = j1.\"label_id\" WHERE"
						+ " j1.\"article_id\" = ANY($1)) x WHERE x.rn <= $2 ORDER BY x.rn");
	}

	@Test
	void compileWhenConditionIsOnAToManyRelationAsksWhetherARowExists() {
		assertSql(
				this.shop.objects(Article.class)
					.filter(where(Article::labels, Label::name).eq("x"))
					.valuesList("id")
					.list(),
				"SELECT t0.\"id\" FROM \"articles\" t0 WHERE EXISTS (SELECT 1 FROM \"labels\" e1 JOIN \"article_labels\" j2"
						+ " ON j2.\"label_id\" = e1.\"id\" WHERE j2.\"article_id\" = t0.\"id\" AND (e1.\"name\" = $1))");
		assertSql(
				this.shop.objects(Brand.class)
					.filter(not(any(Brand::articles, where(Article::title).eq("x"), where(Article::labels).isNull())))
					.valuesList("id")
					.list(),
				"SELECT t0.\"id\" FROM \"brands\" t0 WHERE NOT EXISTS (SELECT 1 FROM \"articles\" e1 WHERE e1.\"brand_id\""
						+ " = t0.\"id\" AND (e1.\"title\" = $1 AND (NOT EXISTS (SELECT 1 FROM \"labels\" e2 JOIN"
						+ " \"article_labels\" j3 ON j3.\"label_id\" = e2.\"id\" WHERE j3.\"article_id\" = e1.\"id\"))))");
	}

	@Test
	void compileWhenExcludedTakesWhatIsUnknownToo() {
		assertSql(
				this.shop.objects(Country.class)
					.exclude(where(Country::name).eq("x").or(where(Country::id).gt(3L)))
					.exclude(where(Country::name).isNull())
					.list(),
				"SELECT t0.\"id\", t0.\"name\" FROM \"countries\" t0 WHERE ((t0.\"name\" = $1 OR t0.\"id\" > $2) IS NOT TRUE)"
						+ " AND (t0.\"name\" IS NOT NULL)");
	}

	@Test
	void compileWhenListIsGivenBindsAnArrayOrEachValue() {
		assertSql(this.shop.objects(Country.class).filter(where(Country::id).in(1L, 2L, 3L)).valuesList("name").list(),
				"SELECT t0.\"name\" FROM \"countries\" t0 WHERE t0.\"id\" = ANY($1)");
		assertH2(this.shop.objects(Country.class).filter(where(Country::id).in(1L, 2L, 3L)).valuesList("name").list(),
				"SELECT t0.\"NAME\" FROM \"countries\" t0 WHERE t0.\"ID\" IN ($1, $2, $3)");
		assertH2(this.shop.objects(Country.class).filter(where(Country::id).in()).valuesList("name").list(),
				"SELECT t0.\"NAME\" FROM \"countries\" t0 WHERE 1 = 0");
	}

	@Test
	void compileWhenCountedWrapsOnlyWhatIsSlicedOrDistinct() {
		assertSql(this.shop.objects(Country.class).orderBy("name").count(),
				"SELECT COUNT(*) FROM \"countries\" t0 WHERE $1");
		assertSql(
				this.shop.objects(Country.class).filter(where(Country::name).eq("x")).orderBy("name").limit(3).count(),
				"SELECT COUNT(*) FROM (SELECT t0.\"id\" AS c0 FROM \"countries\" t0 WHERE t0.\"name\" = $1 LIMIT $2) x");
		assertSql(this.shop.objects(Article.class).distinct().valuesList("brand.name").count(),
				"SELECT COUNT(*) FROM (SELECT DISTINCT t1.\"name\" AS c0 FROM \"articles\" t0 JOIN \"brands\" t1 ON"
						+ " t1.\"id\" = t0.\"brand_id\" WHERE $1) x");
	}

	@Test
	void compileWhenExistenceIsAskedReadsOneRow() {
		assertSql(this.shop.objects(Country.class).orderBy("name").exists(), "SELECT 1 FROM \"countries\" t0 LIMIT $1");
	}

	@Test
	void compileWhenTableHasASchemaAndReservedWordsQuotesThem() {
		assertSql(
				this.shop.objects(Purchase.class)
					.selectRelated(Purchase::user)
					.filter(where(Purchase::labels, Label::name).eq("x"))
					.orderBy("group")
					.list(),
				"SELECT t0.\"id\", t0.\"group\", t0.\"user_id\", t1.\"id\", t1.\"select\" FROM \"shop\".\"order\" t0 LEFT JOIN"
						+ " \"user\" t1 ON t1.\"id\" = t0.\"user_id\" WHERE EXISTS (SELECT 1 FROM \"labels\" e2 JOIN"
						+ " \"shop\".\"order_labels\" j3 ON j3.\"label_id\" = e2.\"id\" WHERE j3.\"purchase_id\" = t0.\"id\""
						+ " AND (e2.\"name\" = $1)) ORDER BY t0.\"group\"");
	}

	@Test
	void compileWhenValuesAreTooManyNamesTheLimit() {
		List<Long> ids = new ArrayList<>();
		for (long id = 0; id <= 30_000; id++) {
			ids.add(id);
		}
		this.shop.run(this.shop.objects(Country.class).filter(where(Country::id).in(ids)).list());
		Select select = this.shop.plan().select();
		assertThatIllegalArgumentException().isThrownBy(() -> compile(H2, select))
			.withMessageContainingAll("30001", "30000", "H2");
		assertThat(compile(POSTGRESQL, select).binds()).hasSize(1);
	}

	@Test
	void forProductWhenDatabaseIsUnknownNamesTheKnownOnes() {
		IdentifierProcessing identifiers = AnsiDialect.INSTANCE.getIdentifierProcessing();
		assertThatIllegalArgumentException().isThrownBy(() -> SqlDialects.forProduct("Oracle Database", identifiers))
			.withMessageContainingAll("Oracle Database", "PostgreSQL", "H2");
	}

	private void assertSql(Mono<?> query, String expected) {
		this.shop.run(query);
		assertThat(sql(POSTGRESQL, this.shop.plan().select())).isEqualTo(expected);
	}

	private void assertH2(Mono<?> query, String expected) {
		this.shop.run(query);
		assertThat(sql(H2, this.shop.plan().select())).isEqualTo(expected);
	}

	// The statement of the plan's first prefetch, as it is run for two parents.
	private Select children(Mono<?> query, int limit) {
		this.shop.run(query);
		Plan plan = this.shop.plan();
		Prefetch prefetch = plan.prefetches().get(0);
		List<Object> values = new ArrayList<>(prefetch.select().values());
		values.add(List.of(1L, 2L));
		values.add(limit);
		SelectShape shape = prefetch.select().shape();
		Parents parents = new Parents(prefetch.relation(), values.size() - 2, (limit >= 0) ? values.size() - 1 : -1);
		return new Select(new SelectShape(shape.root(), shape.projection(), shape.joins(), shape.where(),
				shape.orderings(), -1, -1, shape.distinct(), parents), values);
	}

	private static String sql(SqlDialect dialect, Select select) {
		return compile(dialect, select).sql();
	}

	private static CompiledSelect compile(SqlDialect dialect, Select select) {
		return new SelectCompiler(dialect).compile(select);
	}

}
