package dev.covet.repository;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.covet.TestSchema;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import dev.covet.statement.StatementOrigin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.r2dbc.test.autoconfigure.DataR2dbcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RepositoryOrigins}.
 */
@DataR2dbcTest
class RepositoryOriginsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Autowired
	private Trees trees;

	@Autowired
	private Statements statements;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		for (String property : TestSchema.create("repository_origins_tests",
				"CREATE TABLE tree (id bigserial PRIMARY KEY, kind text NOT NULL)",
				"INSERT INTO tree (kind) VALUES ('oak'), ('elm')")) {
			String[] parts = property.split("=", 2);
			registry.add(parts[0], () -> parts[1]);
		}
	}

	@BeforeEach
	void clear() {
		this.statements.origins.clear();
	}

	@Test
	void methodWhenCalledInsideOfFlowIsOriginWithCallSite() {
		Flux.just("oak", "elm").flatMap(this::find).blockLast(TIMEOUT);
		assertThat(this.statements.origins).hasSize(2).allSatisfy((origin) -> {
			assertThat(origin).hasToString("Trees.findByKind");
			assertThat(origin.kind()).isEqualTo(StatementOrigin.Kind.METHOD);
			assertThat(origin.callSite())
				.startsWith(RepositoryOriginsTests.class.getName() + ".find(RepositoryOriginsTests.java:");
		});
	}

	@Test
	void methodWhenCalledOftenKeepsCallSiteOnlyWhenWanted() {
		Flux.range(0, 20).concatMap((i) -> this.trees.findById(1L)).blockLast(TIMEOUT);
		assertThat(this.statements.origins).element(19).extracting(StatementOrigin::callSite).isNull();
		this.statements.origins.get(19).wantCallSite();
		this.trees.findById(1L).block(TIMEOUT);
		assertThat(this.statements.origins).element(20)
			.extracting(StatementOrigin::callSite)
			.asString()
			.contains(".methodWhenCalledOftenKeepsCallSiteOnlyWhenWanted(");
	}

	@Test
	void methodWhenItIsQueryOfCovetIsOriginOfQuery() {
		this.trees.query().list().block(TIMEOUT);
		assertThat(this.statements.origins).singleElement().hasToString("Tree");
	}

	private Flux<Tree> find(String kind) {
		return this.trees.findByKind(kind);
	}

	interface Trees extends CovetRepository<Tree, Long> {

		Flux<Tree> findByKind(String kind);

	}

	@Table("tree")
	record Tree(@Id @Nullable Long id, String kind) {
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@EnableR2dbcRepositories(considerNestedRepositories = true)
	static class Application {

		@Bean
		Statements statements() {
			return new Statements();
		}

		@Bean
		static RepositoryOrigins repositoryOrigins() {
			return new RepositoryOrigins();
		}

	}

	static class Statements implements StatementListener {

		private final List<StatementOrigin> origins = new CopyOnWriteArrayList<>();

		@Override
		public void onStatement(StatementEvent event) {
			StatementOrigin origin = StatementOrigin.from(event.context());
			if (origin != null) {
				this.origins.add(origin);
			}
		}

	}

}
