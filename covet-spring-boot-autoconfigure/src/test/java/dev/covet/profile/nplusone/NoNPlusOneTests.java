package dev.covet.profile.nplusone;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.mapping.Many;
import dev.covet.mapping.Ref;
import dev.covet.profile.Profiler;
import dev.covet.profile.nplusone.Blog.Post;
import dev.covet.profile.nplusone.Blog.Remark;
import dev.covet.profile.nplusone.Blog.Writer;
import dev.covet.query.BulkOptions;
import dev.covet.statement.StatementShapes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NPlusOneDetector}: what it leaves alone, though as many statements are
 * sent as would be an N+1.
 */
class NoNPlusOneTests {

	private static final Duration TIMEOUT = TestDatabase.TIMEOUT;

	private static TestCovet covet;

	private final NPlusOneDetector detector = new NPlusOneDetector(new NPlusOneSettings(NPlusOneMode.FAIL, 5),
			new StatementShapes());

	@BeforeAll
	static void start() {
		covet = Blog.start(NoNPlusOneTests.class, new Profiler());
	}

	@AfterAll
	static void stop() {
		covet.close();
	}

	@Test
	void watchWhenManyAreReadByListFindsNothing() {
		clean(6, Flux.range(1, 6)
			.concatMap((i) -> covet.objects(Post.class).filter(where(Post::id).in(List.of(1L, 2L, (long) i))).all()));
		clean(6, Flux.range(1, 6)
			.concatMap((i) -> covet.client()
				.sql("SELECT * FROM remarks WHERE post_id IN (:ids)")
				.bind("ids", List.of(1, 2, i))
				.fetch()
				.all()));
	}

	@Test
	void watchWhenPagesAreReadFindsNothing() {
		clean(6, Flux.range(0, 5)
			.concatMap((page) -> covet.objects(Post.class)
				.filter(where(Post::title).eq("p1"))
				.orderBy(asc(Post::id))
				.page(PageRequest.of(page + 1, 3))));
		clean(5, Flux.range(0, 5)
			.concatMap((page) -> sql("SELECT * FROM posts WHERE writer_id = 1 ORDER BY id LIMIT 1 OFFSET " + page)));
	}

	@Test
	void watchWhenKeysetIsScrolledFindsNothing() {
		clean(7, scroll(ScrollPosition.keyset())
			.expand((window) -> window.hasNext() ? scroll(window.positionAt(window.size() - 1)) : Mono.empty()));
	}

	private Mono<Window<Post>> scroll(ScrollPosition position) {
		return covet.objects(Post.class).orderBy(asc(Post::id)).scroll(position, 3);
	}

	@Test
	void watchWhenRelationsArePrefetchedFindsNothing() {
		clean(3, covet.objects(Post.class).prefetchRelated(Post::remarks, Post::writer).all());
	}

	@Test
	void watchWhenPeersAreLoadedFindsNothing() {
		clean(2, covet.objects(Post.class).all().concatMap((post) -> post.remarks().load()));
	}

	@Test
	void watchWhenStreamPrefetchesForEachChunkFindsNothing() {
		clean(11, covet.objects(Post.class).prefetchRelated(Post::remarks).stream(2));
	}

	@Test
	void watchWhenStatementIsRetriedFindsNothing() {
		clean(6, sql("SELECT * FROM posts WHERE id = 1 / 0").retryWhen(Retry.max(5)).onErrorComplete());
		clean(10,
				Mono.when(sql("SELECT * FROM posts WHERE id = 1"))
					.then(Mono.when(sql("SELECT 1 / 0")))
					.retryWhen(Retry.max(4))
					.onErrorComplete()
					.flux());
	}

	@Test
	void watchWhenShapesDifferFindsNothing() {
		List<String> columns = List.of("id", "title", "writer_id", "id, title", "title, id", "count(*)");
		clean(6, Flux.fromIterable(columns)
			.concatMap((column) -> sql("SELECT " + column + " FROM posts WHERE writer_id = 1")));
	}

	@Test
	void watchWhenWritesComeInBatchesFindsNothing() {
		List<Writer> writers = IntStream.range(0, 60).mapToObj((i) -> new Writer(null, "n" + i, Many.none())).toList();
		clean(6, covet.objects(Writer.class).bulkCreate(writers, BulkOptions.defaults().batchSize(10)).flux());
		clean(6, Flux.range(1, 6).concatMap((i) -> sql("UPDATE posts SET title = 't' WHERE id = " + i)));
	}

	@Test
	void watchWhenCountRunsLessOftenThanThresholdFindsNothing() {
		Mono<Long> here = covet.objects(Remark.class).filter(where(Remark::post).eq(Ref.of(Post.class, 1L))).count();
		Mono<Long> there = covet.objects(Remark.class).filter(where(Remark::post).eq(Ref.of(Post.class, 2L))).count();
		clean(4, Flux.concat(here, there, here, there));
	}

	@Test
	void watchWhenConnectionIsCheckedFindsNothing() {
		clean(6, sql("SELECT 1").repeat(5));
		clean(6, sql("SELECT nextval('posts_id_seq')").repeat(5));
		clean(6, sql("SELECT * FROM pg_stat_activity WHERE pid = 1").repeat(5));
	}

	@Test
	void watchWhenTransactionsAreControlledFindsNothing() {
		clean(6, sql("SAVEPOINT s").thenMany(sql("ROLLBACK TO s")).repeat(2).as(covet.transaction()::transactional));
	}

	@Test
	void watchWhenQueueIsEmptiedFindsNothing() {
		clean(6, sql("SELECT * FROM posts WHERE writer_id = 1 LIMIT 1 FOR UPDATE SKIP LOCKED").repeat(5)
			.as(covet.transaction()::transactional));
	}

	@Test
	void watchWhenRequestsAreManyKeepsThemApart() {
		for (int i = 0; i < 6; i++) {
			clean(1, sql("SELECT * FROM posts WHERE id = " + i));
		}
	}

	private static Flux<?> sql(String sql) {
		return covet.client().sql(sql).fetch().all();
	}

	private void clean(int statements, Flux<?> work) {
		covet.forgetStatements();
		this.detector.watch(work, () -> "clean").blockLast(TIMEOUT);
		assertThat(covet.statements()).hasSizeGreaterThanOrEqualTo(statements);
		assertThat(this.detector.findings()).isEmpty();
	}

}
