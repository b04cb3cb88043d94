package dev.covet.profile.nplusone;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.mapping.FetchMode;
import dev.covet.mapping.Ref;
import dev.covet.profile.Profiler;
import dev.covet.profile.nplusone.Blog.Post;
import dev.covet.profile.nplusone.Blog.Remark;
import dev.covet.profile.nplusone.Blog.Writer;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementShapes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NPlusOneDetector}: what it finds.
 */
@ExtendWith(OutputCaptureExtension.class)
class NPlusOneDetectorTests {

	private static final Duration TIMEOUT = TestDatabase.TIMEOUT;

	private static final Profiler profiler = new Profiler();

	private static TestCovet covet;

	private final StatementShapes shapes = new StatementShapes();

	private final NPlusOneDetector detector = detector(NPlusOneMode.WARN, Set.of());

	@BeforeAll
	static void start() {
		covet = Blog.start(NPlusOneDetectorTests.class, profiler);
	}

	@AfterAll
	static void stop() {
		covet.close();
	}

	@Test
	void watchWhenRelationIsLoadedOneByOneNamesRelationAndCallSite(CapturedOutput output) {
		NPlusOneFinding finding = find(naiveRemarks());
		assertThat(finding.count()).isEqualTo(20);
		assertThat(finding.origin()).isEqualTo("Post.remarks");
		assertThat(finding.relation()).isTrue();
		assertThat(finding.table()).isEqualTo("remarks");
		assertThat(finding.callSite()).startsWith(NPlusOneDetectorTests.class.getName() + ".naiveRemarks(");
		assertThat(finding.advice()).contains("prefetchRelated(Post::remarks)");
		assertThat(finding.time()).isPositive();
		assertThat(output).contains("WARN").contains("N+1: 20 times in GET /posts").contains("Post::remarks");
	}

	@Test
	void watchWhenReferenceIsLoadedOneByOneNamesIt() {
		NPlusOneFinding finding = find(covet.objects(Post.class)
			.fetchMode(FetchMode.ONE)
			.all()
			.concatMap((post) -> post.writer().load())
			.then());
		assertThat(finding.origin()).isEqualTo("Post.writer");
		assertThat(finding.callSite())
			.contains(".watchWhenReferenceIsLoadedOneByOneNamesIt(NPlusOneDetectorTests.java:");
	}

	@Test
	void watchWhenQueryRunsForEachNamesEntityAndCallSite() {
		NPlusOneFinding finding = find(Flux.range(1, 7).flatMap(this::remarksOf).then());
		assertThat(finding.count()).isEqualTo(7);
		assertThat(finding.origin()).isEqualTo("Remark");
		assertThat(finding.relation()).isFalse();
		assertThat(finding.callSite()).contains(".remarksOf(NPlusOneDetectorTests.java:");
		assertThat(finding.advice()).contains("remarks");
	}

	@Test
	void watchWhenFirstOfEachIsAskedForFindsIt() {
		NPlusOneFinding finding = find(Flux.range(1, 6)
			.concatMap((id) -> covet.objects(Post.class).filter(where(Post::id).eq((long) id)).first())
			.then());
		assertThat(finding.table()).isEqualTo("posts");
	}

	@Test
	void watchWhenForeignCodeRunsForEachNamesTableAndPlace() {
		NPlusOneFinding finding = find(Flux.range(1, 5).flatMap(this::foreign).then());
		assertThat(finding.table()).isEqualTo("remarks");
		assertThat(finding.place()).isEqualTo("GET /posts");
		assertThat(finding.text()).isEqualTo("SELECT text FROM remarks WHERE post_id = ?");
		assertThat(finding.toString()).contains("5 times in GET /posts", "read the rows of remarks by one query");
	}

	@Test
	void watchWhenTemplateReadsOneForEachFindsIt() {
		NPlusOneFinding finding = find(Flux.range(1, 5)
			.flatMap((id) -> covet.template().selectOne(Query.query(Criteria.where("id").is(id)), Post.class))
			.then());
		assertThat(finding.table()).isEqualTo("posts");
	}

	@Test
	void watchWhenPeersLoadsForResultsOfOneFindsIt() {
		NPlusOneFinding finding = find(Flux.range(1, 5)
			.concatMap((id) -> covet.objects(Post.class).filter(where(Post::id).eq((long) id)).get())
			.concatMap((post) -> post.remarks().load())
			.then(), 2);
		assertThat(finding.origin()).isEqualTo("Post.remarks");
	}

	@Test
	void watchBlockingWhenThreadSendsThemFindsCallSite() throws Exception {
		this.detector.watchBlocking(() -> {
			jdbc(6);
			return "done";
		}, () -> "GET /jdbc");
		assertThat(this.detector.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.count()).isEqualTo(6);
			assertThat(finding.place()).isEqualTo("GET /jdbc");
			assertThat(finding.callSite()).contains("NPlusOneDetectorTests.jdbc(NPlusOneDetectorTests.java:");
		});
	}

	@Test
	void watchBlockingWhenOtherThreadSendsThemFindsNothing() throws Exception {
		this.detector.watchBlocking(() -> {
			Thread thread = new Thread(() -> jdbc(6));
			thread.start();
			thread.join(TIMEOUT.toMillis());
			return "done";
		}, () -> null);
		jdbc(6);
		assertThat(this.detector.findings()).isEmpty();
	}

	@Test
	void watchWhenFoundAgainIsLoggedOnceAndKeptAsSeenLast(CapturedOutput output) {
		for (int times = 5; times < 9; times++) {
			watch(Flux.range(1, times).concatMap(this::foreign).then());
		}
		assertThat(output.getAll().lines().filter((line) -> line.contains("N+1:"))).hasSize(1);
		assertThat(this.detector.findings()).singleElement().extracting(NPlusOneFinding::count).isEqualTo(8L);
		this.detector.reset();
		assertThat(this.detector.findings()).isEmpty();
	}

	@Test
	void watchWhenCallSiteIsNotKeptYetKeepsItForTheNextRequest() {
		for (int i = 0; i < 20; i++) {
			covet.await(writer(1));
		}
		watch(Flux.range(1, 5).concatMap(this::writer).then());
		watch(Flux.range(1, 5).concatMap(this::writer).then());
		assertThat(this.detector.findings()).extracting(NPlusOneFinding::callSite)
			.element(1)
			.asString()
			.contains("NPlusOneDetectorTests.writer(");
	}

	@Test
	void watchWhenModeIsFailFailsMonoFluxAndBlockWithAll() {
		NPlusOneDetector failing = detector(NPlusOneMode.FAIL, Set.of());
		Mono<String> both = naiveRemarks().then(Flux.range(1, 5).concatMap(this::writer).then()).thenReturn("done");
		assertThatExceptionOfType(NPlusOneException.class)
			.isThrownBy(() -> failing.watch(both, () -> "GET /both").block(TIMEOUT))
			.withMessageContaining("Post.remarks")
			.withMessageContaining("writers")
			.satisfies((ex) -> assertThat(ex.findings()).hasSize(2));
		StepVerifier.create(failing.watch(Flux.range(1, 5).concatMap(this::writer), () -> null))
			.expectNextCount(5)
			.expectError(NPlusOneException.class)
			.verify(TIMEOUT);
		assertThat(failing.watch(writer(1), () -> null).block(TIMEOUT)).isNotNull();
		assertThatExceptionOfType(NPlusOneException.class).isThrownBy(() -> failing.watchBlocking(() -> {
			jdbc(5);
			return "done";
		}, () -> null));
	}

	@Test
	void watchWhenModeIsFailAndWorkFailsKeepsItsError() {
		NPlusOneDetector failing = detector(NPlusOneMode.FAIL, Set.of());
		Mono<Void> work = naiveRemarks().then(Mono.error(new IllegalStateException("own")));
		StepVerifier.create(failing.watch(work, () -> null)).expectErrorMessage("own").verify(TIMEOUT);
		assertThat(failing.findings()).hasSize(1);
	}

	@Test
	void watchWhenModeIsOffReturnsSource() {
		Mono<Void> source = naiveRemarks();
		assertThat(detector(NPlusOneMode.OFF, Set.of()).watch(source, () -> null)).isSameAs(source);
	}

	@Test
	void watchWhenLabelIsIgnoredFindsNothing() {
		Mono<Void> labelled = covet.objects(Post.class)
			.fetchMode(FetchMode.ONE)
			.label("on purpose")
			.all()
			.concatMap((post) -> post.remarks().load())
			.then();
		NPlusOneDetector ignoring = detector(NPlusOneMode.WARN, Set.of("on purpose"));
		ignoring.watch(labelled, () -> null).block(TIMEOUT);
		assertThat(ignoring.findings()).isEmpty();
		assertThat(find(labelled).label()).isEqualTo("on purpose");
	}

	@Test
	void settingsWhenThresholdIsOneThrow() {
		assertThatIllegalArgumentException().isThrownBy(() -> new NPlusOneSettings(NPlusOneMode.WARN, 1))
			.withMessageContaining("can't be 1");
	}

	private Mono<Void> naiveRemarks() {
		return covet.objects(Post.class).fetchMode(FetchMode.ONE).all().flatMap((post) -> post.remarks().load()).then();
	}

	private Mono<List<Remark>> remarksOf(int post) {
		return covet.objects(Remark.class).filter(where(Remark::post).eq(Ref.of(Post.class, (long) post))).list();
	}

	private Mono<Writer> writer(int id) {
		return covet.objects(Writer.class).filter(where(Writer::id).eq((long) id)).first();
	}

	private Mono<Long> foreign(int post) {
		return covet.client().sql("SELECT text FROM remarks WHERE post_id = " + post).fetch().all().count();
	}

	private static void jdbc(int times) {
		for (int i = 0; i < times; i++) {
			profiler.onStatement(new StatementEvent("SELECT * FROM posts WHERE id = ?", 1000, 1, null, false, false,
					Context.empty()));
		}
	}

	private NPlusOneFinding find(Mono<?> work) {
		return find(work, 1);
	}

	private NPlusOneFinding find(Mono<?> work, int findings) {
		watch(work);
		assertThat(this.detector.findings()).hasSize(findings);
		return this.detector.findings().get(findings - 1);
	}

	private void watch(Mono<?> work) {
		this.detector.watch(work, () -> "GET /posts").block(TIMEOUT);
	}

	private NPlusOneDetector detector(NPlusOneMode mode, Set<String> ignored) {
		return new NPlusOneDetector(new NPlusOneSettings(mode, 5, ignored), this.shapes);
	}

}
