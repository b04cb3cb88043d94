package dev.covet.repository;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.covet.TestSchema;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.r2dbc.test.autoconfigure.DataR2dbcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.r2dbc.repository.R2dbcRepository;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Repositories that begin query sets, found by Boot's scan in {@link DataR2dbcTest}, with
 * nothing configured.
 */
@DataR2dbcTest
class CovetRepositoryTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Autowired
	private Singers singers;

	@Autowired
	private Songs songs;

	@Autowired
	private PlainSongs plainSongs;

	@Autowired
	private Statements statements;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		for (String property : TestSchema.create("covet_repository_tests",
				"CREATE TABLE singer (id bigserial PRIMARY KEY, name text NOT NULL)",
				"CREATE TABLE song (id bigserial PRIMARY KEY, title text NOT NULL, plays int NOT NULL, singer_id bigint)")) {
			String[] parts = property.split("=", 2);
			registry.add(parts[0], () -> parts[1]);
		}
	}

	@BeforeEach
	void fill() {
		this.songs.deleteAll().then(this.singers.deleteAll()).block(TIMEOUT);
		Singer ella = this.singers.save(new Singer(null, "Ella", Many.none())).block(TIMEOUT);
		this.songs
			.saveAll(List.of(new Song(null, "Misty", 10, Ref.to(ella)), new Song(null, "Lullaby", 30, Ref.to(ella)),
					new Song(null, "Laura", 20, Ref.empty())))
			.collectList()
			.block(TIMEOUT);
	}

	@Test
	void queryWhenRepositoryIsCovetsIsQuerySet() {
		assertThat(this.songs.query()
			.filter(where(Song::plays).gt(10))
			.selectRelated(Song::singer)
			.orderBy(desc(Song::plays))
			.all()
			.map((song) -> song.title() + song.singer().isEmpty())
			.collectList()
			.block(TIMEOUT)).containsExactly("Lullabyfalse", "Lauratrue");
		assertThat(this.songs.query().page(PageRequest.of(0, 2)).block(TIMEOUT).getTotalElements()).isEqualTo(3);
	}

	@Test
	void queryWhenInterfaceIsInheritedIsOfItsEntity() {
		Singer singer = this.singers.query().prefetchRelated(Singer::songs).get().block(TIMEOUT);
		assertThat(singer.songs().list()).hasSize(2);
		assertThat(this.singers.twice("la").block(TIMEOUT)).isEqualTo("lala");
	}

	@Test
	void repositoryWhenItIsCovetsKeepsSpringDatasQueries() {
		assertThat(
				this.songs.findByTitleStartingWith("L", Sort.by("title")).map(Song::title).collectList().block(TIMEOUT))
			.containsExactly("Laura", "Lullaby");
		assertThat(this.songs.findByPlaysGreaterThan(0, PageRequest.of(1, 2, Sort.by("plays")))
			.map(Song::title)
			.collectList()
			.block(TIMEOUT)).containsExactly("Lullaby");
		assertThat(this.songs.loudest(20).map(Song::title).block(TIMEOUT)).isEqualTo("Lullaby");
		assertThat(this.songs.count().block(TIMEOUT)).isEqualTo(3);
		assertThat(this.plainSongs.count().block(TIMEOUT)).isEqualTo(3);
	}

	@Test
	void saveAllWhenSomeAreNewInsertsAndUpdatesInBulkInOrder() {
		Song misty = this.songs.query().filter(where(Song::title).eq("Misty")).get().block(TIMEOUT);
		this.statements.clear();
		List<Song> saved = this.songs
			.saveAll(List.of(new Song(null, "Solitude", 1, Ref.empty()),
					new Song(misty.id(), "Misty", 11, misty.singer()), new Song(null, "Summertime", 2, Ref.empty())))
			.collectList()
			.block(TIMEOUT);
		assertThat(saved).extracting(Song::title).containsExactly("Solitude", "Misty", "Summertime");
		assertThat(saved).allMatch((song) -> song.id() != null);
		assertThat(this.statements.writes()).hasSize(2);
		assertThat(this.songs.findById(misty.id()).block(TIMEOUT).plays()).isEqualTo(11);
	}

	@Test
	void saveAllWhenPublisherFailsLeavesNothing() {
		Flux<Song> failing = Flux.range(0, 20_500)
			.map((number) -> new Song(null, "n" + number, number, Ref.empty()))
			.concatWith(Flux.error(() -> new IllegalStateException("over")));
		StepVerifier.create(this.songs.saveAll(failing))
			.thenConsumeWhile((song) -> song.id() != null)
			.expectErrorMessage("over")
			.verify(TIMEOUT);
		assertThat(this.songs.count().block(TIMEOUT)).isEqualTo(3);
	}

	@Test
	void saveAllWhenPublisherEndsSavesBatchByBatch() {
		this.statements.clear();
		Flux<Song> many = Flux.range(0, 20_001).map((number) -> new Song(null, "n" + number, number, Ref.empty()));
		assertThat(this.songs.saveAll(many).map(Song::plays).collectList().block(TIMEOUT))
			.containsExactlyElementsOf(Flux.range(0, 20_001).collectList().block(TIMEOUT));
		assertThat(this.statements.writes()).hasSize(3);
		assertThat(this.songs.saveAll(List.<Song>of()).collectList().block(TIMEOUT)).isEmpty();
	}

	interface Songs extends CovetRepository<Song, Long> {

		Flux<Song> findByTitleStartingWith(String start, Sort sort);

		Flux<Song> findByPlaysGreaterThan(int plays, Pageable pageable);

		@Query("SELECT * FROM song WHERE plays > :plays")
		Mono<Song> loudest(int plays);

	}

	interface PlainSongs extends R2dbcRepository<Song, Long> {

	}

	@NoRepositoryBean
	interface Base<T> extends CovetRepository<T, Long> {

	}

	interface Singers extends Base<Singer>, Doubling {

	}

	interface Doubling {

		Mono<String> twice(String text);

	}

	static class DoublingImpl implements Doubling {

		@Override
		public Mono<String> twice(String text) {
			return Mono.just(text + text);
		}

	}

	@Table("singer")
	record Singer(@Id @Nullable Long id, String name, @OneToMany(mappedBy = "singer") Many<Song> songs) {
	}

	@Table("song")
	record Song(@Id @Nullable Long id, String title, int plays, Ref<Singer> singer) {
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@EnableR2dbcRepositories(considerNestedRepositories = true)
	static class Application {

		@Bean
		Statements statements() {
			return new Statements();
		}

	}

	static class Statements implements StatementListener {

		private final List<String> sql = new CopyOnWriteArrayList<>();

		@Override
		public void onStatement(StatementEvent event) {
			this.sql.add(event.sql());
		}

		void clear() {
			this.sql.clear();
		}

		List<String> writes() {
			return this.sql.stream().filter((text) -> !text.startsWith("SELECT")).toList();
		}

	}

}
