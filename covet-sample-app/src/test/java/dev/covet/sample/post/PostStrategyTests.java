package dev.covet.sample.post;

import java.time.Duration;
import java.util.List;

import dev.covet.sample.SampleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class PostStrategyTests {

	private static final List<String> STRATEGIES = List.of("optimized", "peers", "naive");

	@Autowired
	private WebTestClient client;

	@ParameterizedTest
	@CsvSource({ "optimized, 3", "peers, 5", "naive, 401" })
	void pageWhenProfiledHasStatementCountOfStrategy(String strategy, String statements) {
		EntityExchangeResult<byte[]> result = get(strategy, 0);
		assertThat(result.getResponseHeaders().getFirst("X-Profile-Query-Count")).isEqualTo(statements);
		assertThat(result.getResponseHeaders().getFirst("X-Profile-Database-Time")).matches("\\d+ms");
		assertThat(result.getResponseHeaders().getFirst("X-Profile-Total-Time")).matches("\\d+ms");
		assertThat(result.getResponseHeaders().getFirst("Server-Timing"))
			.matches("db;dur=\\d+\\.\\d, total;dur=\\d+\\.\\d");
	}

	@Test
	void pageWhenLoadedInThreeWaysHasSameBytes() {
		byte[] planned = get("optimized", 0).getResponseBody();
		assertThat(get("peers", 0).getResponseBody()).isEqualTo(planned);
		assertThat(get("naive", 0).getResponseBody()).isEqualTo(planned);
	}

	@Test
	void pageWhenAskedForHasPostsInOrderWithTheirRelations() {
		this.client.get()
			.uri("/api/posts?size=100")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(100)
			.jsonPath("$[0].id")
			.isEqualTo(1)
			.jsonPath("$[99].id")
			.isEqualTo(100)
			.jsonPath("$[7].tags.length()")
			.isEqualTo(5)
			.jsonPath("$[7].comments.length()")
			.isEqualTo(3)
			.jsonPath("$[7].author.username")
			.isNotEmpty()
			.jsonPath("$[7].category")
			.isNotEmpty();
	}

	@Test
	void pageWhenLastHasTheRest() {
		this.client.get()
			.uri("/api/posts?size=100&page=1")
			.exchange()
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(20)
			.jsonPath("$[0].id")
			.isEqualTo(101);
	}

	@Test
	void pagesWhenAskedForAtTheSameTimeAreAllAnswered() {
		List<byte[]> bodies = Flux.fromIterable(STRATEGIES)
			.repeat(3)
			.flatMap((strategy) -> Flux.defer(() -> Flux.just(get(strategy, 0).getResponseBody()))
				.subscribeOn(Schedulers.boundedElastic()), 12)
			.collectList()
			.block(Duration.ofSeconds(60));
		assertThat(bodies).hasSize(12);
		assertThat(bodies).allSatisfy((body) -> assertThat(body).isEqualTo(bodies.get(0)));
	}

	private EntityExchangeResult<byte[]> get(String strategy, int page) {
		return this.client.get()
			.uri("/api/posts?size=100&page={page}&strategy={strategy}&profile=true", page, strategy)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult();
	}

}
