package dev.covet.query;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.query.plan.PlanNode;
import dev.covet.query.plan.QueryPlan;
import dev.covet.statement.StatementEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Plans of queries on PostgreSQL: 2,000 posts of 100 authors with 4,000 comments.
 */
class ExplainTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void fill() {
		covet = TestCovet.of(Author.class, Post.class, Comment.class, Tag.class, Odd.class)
			.postgresql(ExplainTests.class)
			.execute("CREATE TABLE authors (id bigint PRIMARY KEY, name text)",
					"CREATE TABLE posts (id bigint PRIMARY KEY, title text, views bigint, author_id bigint)",
					"CREATE TABLE comments (id bigint PRIMARY KEY, body text, post_id bigint)",
					"CREATE TABLE tags (id bigint PRIMARY KEY, name text)",
					"CREATE TABLE post_tags (post_id bigint, tag_id bigint)",
					"CREATE TABLE odds (id time PRIMARY KEY, odd_id time)",
					"INSERT INTO authors SELECT n, 'a' || n FROM generate_series(1, 100) n",
					"INSERT INTO posts SELECT n, 't, \"' || n || '\" {', n, n % 100 + 1 FROM generate_series(1, 2000) n",
					"INSERT INTO comments SELECT n, 'b', n % 2000 + 1 FROM generate_series(1, 4000) n",
					"CREATE INDEX posts_views ON posts (views)", "CREATE INDEX comments_post ON comments (post_id)",
					"ANALYZE");
	}

	@BeforeEach
	void forget() {
		covet.forgetStatements();
	}

	private static QuerySet<Post> posts() {
		return covet.objects(Post.class);
	}

	@Test
	void explainWhenNoIndexFitsTellsOfSequentialScan() {
		// tag::explain[]
		Mono<QueryPlan> explained = covet.objects(Post.class).filter(where(Post::title).eq("t")).explain();
		Mono<Boolean> indexed = explained.map(QueryPlan::usesIndex);
		Mono<List<PlanNode>> scans = explained.map(QueryPlan::sequentialScans);
		// end::explain[]
		assertThat(covet.await(indexed)).isFalse();
		assertThat(covet.await(scans)).hasSize(1);
		QueryPlan plan = covet.await(explained);
		assertThat(plan.usesIndex()).isFalse();
		assertThat(plan.sequentialScans()).extracting(PlanNode::table).containsExactly("posts");
		assertThat(plan.sequentialScans().get(0).estimatedRows()).isEqualTo(1);
	}

	@Test
	void explainWhenCalledAsksForTheStatementThatWouldRunAndRunsNothing() {
		QueryPlan plan = covet.await(posts().filter(where(Post::views).gt(1990L)).orderBy(desc(Post::views)).explain());
		List<String> explained = covet.statements();
		covet.forgetStatements();
		covet.await(posts().filter(where(Post::views).gt(1990L)).orderBy(desc(Post::views)).all());
		assertThat(covet.statements()).containsExactly(plan.sql());
		assertThat(explained).containsExactly("EXPLAIN (FORMAT JSON) " + plan.sql());
		assertThat(plan.usesIndex()).isTrue();
		assertThat(plan.usesIndex("posts_views")).isTrue();
		assertThat(plan.usesIndex("posts_pkey")).isFalse();
		assertThat(plan.sequentialScans()).isEmpty();
		assertThat(plan.totalCost()).isPositive();
		assertThat(plan.root().estimatedRows()).isBetween(5L, 20L);
		assertThat(plan.root().actualRows()).isNull();
		assertThat(plan.planningTime()).isNull();
		assertThat(plan.executionTime()).isNull();
		assertThat(plan.text()).contains("\"Node Type\"");
		assertThat(plan.prefetches()).isEmpty();
	}

	@Test
	void explainAnalyzeWhenCalledMeasures() {
		QueryPlan plan = covet.await(posts().filter(where(Post::title).ne("t, \"7\" {")).explainAnalyze());
		assertThat(covet.statements()).containsExactly("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + plan.sql());
		assertThat(plan.planningTime()).isPositive();
		assertThat(plan.executionTime()).isPositive().isLessThan(Duration.ofSeconds(10));
		assertThat(plan.sequentialScans()).hasSize(1);
		assertThat(plan.sequentialScans().get(0).actualRows()).isEqualTo(1999);
		assertThat(plan.sequentialScans().get(0).condition()).contains("t, \"7\" {");
		assertThat(plan).asString().startsWith("Seq Scan on posts, cost ").contains("got 1999");
	}

	@Test
	void explainAnalyzeWhenInTransactionLeavesItAsItWas() {
		QueryPlan plan = covet.await(covet.transaction()
			.transactional(covet.client()
				.sql("INSERT INTO posts VALUES (9999, 'new', 9999, 1)")
				.then()
				.then(posts().filter(where(Post::views).eq(9999L)).explainAnalyze())
				.delayUntil((done) -> posts().get(9999L))
				.delayUntil((done) -> covet.client().sql("DELETE FROM posts WHERE id = 9999").then())));
		assertThat(plan.root().actualRows()).isEqualTo(1);
	}

	@Test
	void explainAnalyzeWhenStatementWritesTakesItBack() {
		covet.execute("CREATE TABLE visits (n bigint)",
				"CREATE FUNCTION visit() RETURNS bigint LANGUAGE sql AS 'INSERT INTO visits VALUES (1) RETURNING n'",
				"CREATE VIEW odd_view AS SELECT visit() AS id");
		covet.await(covet.objects(Visit.class).explainAnalyze());
		Long visits = covet.await(covet.client().sql("SELECT count(*) FROM visits").mapValue(Long.class).one());
		assertThat(visits).isZero();
	}

	@Test
	void explainWhenRelationsArePrefetchedHasTheirPlansWithoutRunningThem() {
		QueryPlan plan = covet.await(posts().filter(where(Post::views).lte(20L))
			.selectRelated(Post::author)
			.prefetch(Post::comments, (comments) -> comments.filter(where(Comment::body).ne("x")).limitPerParent(2))
			.prefetchRelated(Post::tags)
			.prefetchRelated("author.posts", "author.posts.comments")
			.explain());
		assertThat(plan.prefetches()).containsOnlyKeys("comments", "tags", "author.posts");
		QueryPlan comments = plan.prefetches().get("comments");
		assertThat(comments.sql()).contains("= ANY($1)", "ROW_NUMBER()");
		assertThat(comments.usesIndex("comments_post")).isTrue();
		assertThat(comments.root().nodes().mapToLong(PlanNode::estimatedRows).max()).hasValue(40);
		assertThat(plan.prefetches().get("author.posts").prefetches()).containsOnlyKeys("comments");
		assertThat(covet.statements()).hasSize(5).allMatch((sql) -> sql.startsWith("EXPLAIN (FORMAT JSON) SELECT "));
		assertThat(plan).asString().contains("prefetch tags:\n");
	}

	@Test
	void explainAnalyzeWhenRelationsArePrefetchedRunsTheRowsOnly() {
		QueryPlan plan = covet.await(posts().limit(5).prefetchRelated(Post::comments).explainAnalyze());
		assertThat(plan.executionTime()).isNotNull();
		assertThat(plan.prefetches().get("comments").executionTime()).isNull();
	}

	@Test
	void explainWhenResultsAreValuesOrViewsExplainsTheirStatement() {
		QueryPlan values = covet.await(posts().valuesList(Post::views).explain());
		assertThat(values.sql()).isEqualTo("SELECT t0.\"views\" FROM \"posts\" t0 WHERE $1");
		QueryPlan view = covet.await(posts().as(PostView.class).explain());
		assertThat(view.sql()).contains(" JOIN \"authors\" ").doesNotContain("views");
		assertThat(view.sequentialScans()).extracting(PlanNode::table).containsExactlyInAnyOrder("posts", "authors");
		assertThat(view.prefetches()).containsOnlyKeys("comments");
	}

	@Test
	void explainWhenResultsAreAnnotatedOrGroupedExplainsTheirStatement() {
		QueryPlan annotated = covet.await(posts().annotate(count(Post::comments)).explain());
		assertThat(annotated.root().nodes()).extracting(PlanNode::table).contains("posts", "comments");
		QueryPlan grouped = covet.await(posts().groupBy(Post::author).aggregate(count()).explain());
		assertThat(grouped.sql()).contains("GROUP BY");
		assertThat(grouped.root().type()).isEqualTo("Aggregate");
	}

	@Test
	void explainAnalyzeWhenRowsAreLockedLeavesNoLock() {
		covet.await(posts().filter(where(Post::id).eq(1L)).forUpdate().explainAnalyze());
		Long locks = covet.await(covet.transaction()
			.transactional(posts().filter(where(Post::id).eq(1L)).forUpdate().noWait().all().count()));
		assertThat(locks).isOne();
	}

	@Test
	void explainWhenLabelledIsLabelled() {
		covet.await(posts().label("slow page").explain());
		assertThat(covet.events()).singleElement().extracting(StatementEvent::label).isEqualTo("slow page");
	}

	@Test
	void explainWhenKeysAreOfAnUnknownTypeIsAnError() {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> covet.await(covet.objects(Odd.class).prefetchRelated("odds").explain()))
			.withMessage("The prefetch of Odd.odds can't be explained without running it: its keys are of type "
					+ "java.time.LocalTime. Explain the query for Odd by itself");
	}

	@Table("authors")
	record Author(@Id Long id, String name, @OneToMany(mappedBy = "author") Many<Post> posts) {
	}

	@Table("posts")
	record Post(@Id Long id, String title, long views, Ref<Author> author,
			@OneToMany(mappedBy = "post") Many<Comment> comments, @ManyToMany(joinTable = "post_tags") Many<Tag> tags) {
	}

	@Table("comments")
	record Comment(@Id Long id, String body, Ref<Post> post) {
	}

	@Table("tags")
	record Tag(@Id Long id, String name) {
	}

	@Table("odds")
	record Odd(@Id LocalTime id, Ref<Odd> odd, @OneToMany(mappedBy = "odd") Many<Odd> odds) {
	}

	@Table("odd_view")
	record Visit(@Id Long id) {
	}

	record PostView(String title, AuthorView author, List<CommentView> comments) {
	}

	record AuthorView(String name) {
	}

	record CommentView(String body) {
	}

}
