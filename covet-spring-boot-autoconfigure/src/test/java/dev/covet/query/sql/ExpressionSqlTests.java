package dev.covet.query.sql;

import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.query.Aggregate;
import dev.covet.query.Aggregates;
import dev.covet.query.Expression;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.IdentifierProcessing;

import static dev.covet.query.Aggregates.avg;
import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Aggregates.countDistinct;
import static dev.covet.query.Aggregates.sum;
import static dev.covet.query.Conditions.exists;
import static dev.covet.query.Conditions.not;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.coalesce;
import static dev.covet.query.Expressions.lower;
import static dev.covet.query.Expressions.outer;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Expressions.when;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expressions, aggregates and locks: whole texts.
 */
class ExpressionSqlTests {

	private static final Class<?>[] ENTITIES = { Post.class, User.class, Tag.class, Comment.class };

	private final SqlOf sql = SqlOf.postgresql(ENTITIES);

	private final QuerySet<Post> posts = this.sql.objects(Post.class);

	private final QuerySet<Comment> comments = this.sql.objects(Comment.class);

	private static final String POST = "t0.\"id\", t0.\"views\", t0.\"likes\", t0.\"author_id\"";

	private String behindFrom(QuerySet<Post> query) {
		String text = this.sql.of(query.list()).get(0);
		return text.substring(text.indexOf("\"post\" t0") + 9);
	}

	@Test
	void compileWhenPropertiesAreComparedWritesBoth() {
		assertThat(behindFrom(this.posts.filter(where(Post::views).gt(property(Post::likes)))))
			.isEqualTo(" WHERE t0.\"views\" > t0.\"likes\" AND $1");
		assertThat(behindFrom(this.posts.filter(where(property(Post::views).times(2L).plus(1L)).lte(10L))))
			.isEqualTo(" WHERE ((t0.\"views\" * $1) + $2) <= $3");
		assertThat(behindFrom(this.posts.filter(where(lower(property(Post::author, User::name))).eq("ann"))))
			.isEqualTo(" LEFT JOIN \"user\" t1 ON t1.\"id\" = t0.\"author_id\" WHERE LOWER(t1.\"name\") = $1");
	}

	@Test
	void compileWhenConditionDecidesWritesCase() {
		Expression<Post, Integer> hot = when(where(Post::views).gt(100L)).then(2)
			.when(where(Post::likes).gt(10L))
			.then(1)
			.otherwise(0);
		assertThat(behindFrom(this.posts.orderBy(desc(hot)))).isEqualTo(
				" WHERE $1 ORDER BY CASE WHEN t0.\"views\" > $2 THEN $3 WHEN t0.\"likes\" > $4 THEN $5 ELSE $6 END DESC");
		SqlOf h2 = SqlOf.h2(ENTITIES);
		assertThat(h2.of(h2.objects(Post.class).orderBy(asc(hot)).list()).get(0))
			.endsWith("THEN CAST($4 AS INTEGER) ELSE CAST($5 AS INTEGER) END");
	}

	@Test
	void compileWhenSubQueryIsGivenBindsItsValuesInPlace() {
		QuerySet<Comment> own = this.comments.filter(where(Comment::votes).gt(5),
				where(Comment::post, Post::id).eq(outer(Post::id)));
		assertThat(behindFrom(this.posts.filter(where(Post::views).gt(1L), exists(own), where(Post::likes).lt(9L))))
			.isEqualTo(" WHERE t0.\"views\" > $1 AND EXISTS (SELECT 1 FROM \"comment\" t1 WHERE t1.\"votes\" > $2 "
					+ "AND t1.\"post_id\" = t0.\"id\") AND t0.\"likes\" < $3");
		assertThat(behindFrom(this.posts.filter(not(exists(own)))))
			.isEqualTo(" WHERE NOT EXISTS (SELECT 1 FROM \"comment\" t1 WHERE t1.\"votes\" > $1 "
					+ "AND t1.\"post_id\" = t0.\"id\")");
		assertThat(behindFrom(
				this.posts.filter(where(Post::id).in(this.comments.valuesList(property(Comment::post, Post::id))))))
			.isEqualTo(" WHERE t0.\"id\" IN (SELECT t1.\"post_id\" FROM \"comment\" t1) AND $1");
	}

	@Test
	void compileWhenAggregatedComputesInOneStatement() {
		Aggregate<Post, Long> hot = Aggregates.<Post>count().filter(where(Post::views).gt(100L));
		assertThat(this.sql.of(this.posts.filter(where(Post::likes).gt(1L))
			.aggregate(sum(Post::views), avg(Post::likes), countDistinct(Post::likes), hot)))
			.containsExactly("SELECT SUM(t0.\"views\"), AVG(t0.\"likes\"), COUNT(DISTINCT t0.\"likes\"), "
					+ "COUNT(*) FILTER (WHERE t0.\"views\" > $1) FROM \"post\" t0 WHERE t0.\"likes\" > $2");
	}

	@Test
	void compileWhenSliceIsAggregatedWrapsIt() {
		assertThat(this.sql.of(this.posts.orderBy("-views").limit(10).aggregate(sum(Post::views), count())))
			.containsExactly("SELECT SUM(x.c0), COUNT(*) FROM (SELECT t0.\"views\" AS c0 FROM \"post\" t0 "
					+ "ORDER BY t0.\"views\" DESC LIMIT $1) x");
		assertThat(this.sql.of(this.posts.distinct().aggregate(sum(Post::views)))).containsExactly(
				"SELECT SUM(x.c1) FROM (SELECT DISTINCT t0.\"id\" AS c0, t0.\"views\" AS c1 FROM \"post\" t0 WHERE $1) x");
	}

	@Test
	void compileWhenRelatedRowsAreAggregatedAsksForEachByItself() {
		assertThat(this.sql.of(this.posts.aggregate(count(Post::comments), sum(Post::comments, Comment::votes))))
			.containsExactly("SELECT COALESCE(SUM(x.c0), 0), SUM(x.c1) FROM (SELECT "
					+ "(SELECT COUNT(*) FROM \"comment\" e1 WHERE e1.\"post_id\" = t0.\"id\") AS c0, "
					+ "(SELECT SUM(e2.\"votes\") FROM \"comment\" e2 WHERE e2.\"post_id\" = t0.\"id\") AS c1 "
					+ "FROM \"post\" t0 WHERE $1) x");
	}

	@Test
	void compileWhenGroupedWritesKeysConditionsAndOrder() {
		assertThat(this.sql.of(this.posts.groupBy(Post::author)
			.aggregate(count(), sum(Post::views))
			.having(where(sum(Post::views)).gt(10L))
			.orderBy(desc(count()), asc(Post::author, User::id))
			.limit(3)
			.list())).containsExactly(
					"SELECT t0.\"author_id\", COUNT(*), SUM(t0.\"views\") FROM \"post\" t0 GROUP BY t0.\"author_id\" "
							+ "HAVING SUM(t0.\"views\") > $1 ORDER BY COUNT(*) DESC, t0.\"author_id\" LIMIT $2");
		Expression<Post, Long> views = coalesce(property(Post::views), 0L);
		assertThat(this.sql.of(this.posts.groupBy(views).aggregate(count()).orderBy(asc(views)).list()))
			.containsExactly("SELECT x.c0, COUNT(*) FROM (SELECT COALESCE(t0.\"views\", $1) AS c0 FROM \"post\" t0) x "
					+ "GROUP BY x.c0 ORDER BY x.c0");
		assertThat(this.sql.of(this.posts.groupBy(Post::author).count())).containsExactly(
				"SELECT COUNT(*) FROM (SELECT t0.\"author_id\" FROM \"post\" t0 WHERE $1 GROUP BY t0.\"author_id\") g");
	}

	@Test
	void compileWhenAnnotatedReadsAndOrdersByTheSameColumn() {
		Aggregate<Post, Long> count = count(Post::comments);
		Aggregate<Post, Long> tags = count(Post::tags);
		assertThat(this.sql.of(this.posts.annotate(count, tags)
			.filter(where(count).gt(3L))
			.orderBy(desc(count))
			.selectRelated(Post::author)
			.limit(5)
			.list()))
			.containsExactly("SELECT " + POST + ", t1.\"id\", t1.\"name\", "
					+ "(SELECT COUNT(*) FROM \"comment\" e2 WHERE e2.\"post_id\" = t0.\"id\") AS c6, "
					+ "(SELECT COUNT(*) FROM \"tag\" e3 JOIN \"post_tags\" j4 ON j4.\"tag_id\" = e3.\"id\" "
					+ "WHERE j4.\"post_id\" = t0.\"id\") AS c7 "
					+ "FROM \"post\" t0 LEFT JOIN \"user\" t1 ON t1.\"id\" = t0.\"author_id\" "
					+ "WHERE (SELECT COUNT(*) FROM \"comment\" e5 WHERE e5.\"post_id\" = t0.\"id\") > $1 "
					+ "ORDER BY c6 DESC LIMIT $2");
	}

	@Test
	void compileWhenFilteredBeforeAnnotationLimitsTheRelatedRows() {
		assertThat(this.sql
			.of(this.posts.filter(where(Post::comments, Comment::votes).gt(2)).annotate(count(Post::comments)).list()))
			.containsExactly("SELECT " + POST + ", (SELECT COUNT(*) FROM \"comment\" e1 "
					+ "WHERE e1.\"post_id\" = t0.\"id\" AND (e1.\"votes\" > $1)) AS c4 FROM \"post\" t0 "
					+ "WHERE EXISTS (SELECT 1 FROM \"comment\" e2 WHERE e2.\"post_id\" = t0.\"id\" AND (e2.\"votes\" > $2))");
	}

	@Test
	void compileWhenLockedLocksTheRootOnPostgresql() {
		assertThat(behindFrom(this.posts.forUpdate().limit(1))).isEqualTo(" LIMIT $1 FOR UPDATE OF t0");
		assertThat(behindFrom(this.posts.forUpdate().skipLocked().selectRelated(Post::author).limit(1)))
			.isEqualTo(" LEFT JOIN \"user\" t1 ON t1.\"id\" = t0.\"author_id\" LIMIT $1 FOR UPDATE OF t0 SKIP LOCKED");
		assertThat(behindFrom(this.posts.forUpdate().noWait())).isEqualTo(" WHERE $1 FOR UPDATE OF t0 NOWAIT");
		SqlOf h2 = SqlOf.h2(ENTITIES);
		assertThat(h2.of(h2.objects(Post.class).forUpdate().skipLocked().list()).get(0))
			.endsWith(" FOR UPDATE SKIP LOCKED");
	}

	@Test
	void compileWhenDatabaseHasNoFilterClauseLetsNullStandForRowsThatDoNotCount() {
		SqlOf plain = SqlOf.of(new Plain(IdentifierProcessing.NONE), ENTITIES);
		QuerySet<Post> all = plain.objects(Post.class);
		Aggregate<Post, Long> hot = Aggregates.<Post>count().filter(where(Post::views).gt(100L));
		Aggregate<Post, Long> liked = sum(Post::views).filter(where(Post::likes).gt(1L));
		assertThat(plain.of(all.aggregate(hot, liked))).containsExactly(
				"SELECT COUNT(CASE WHEN t0.views > $1 THEN 1 END), SUM(CASE WHEN t0.likes > $2 THEN t0.views END) FROM post t0");
	}

	record Plain(IdentifierProcessing identifiers) implements SqlDialect {

		@Override
		public boolean filtersAggregates() {
			return false;
		}

		@Override
		public String name() {
			return "Plain";
		}

	}

	@Table("post")
	record Post(@Id Long id, long views, @Nullable Long likes, Ref<User> author,
			@ManyToMany(joinTable = "post_tags") Many<Tag> tags, @OneToMany(mappedBy = "post") Many<Comment> comments) {
	}

	@Table("user")
	record User(@Id Long id, String name) {
	}

	@Table("tag")
	record Tag(@Id Long id, String name) {
	}

	@Table("comment")
	record Comment(@Id Long id, int votes, Ref<Post> post) {
	}

}
