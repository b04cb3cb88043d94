package dev.covet.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.covet.profile.Profiler;
import dev.covet.profile.RequestProfile;
import dev.covet.statement.StatementEvent;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestProfilingWebFilter}.
 */
class RequestProfilingWebFilterTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final AtomicLong clock = new AtomicLong();

	private final RequestProfilingWebFilter filter = new RequestProfilingWebFilter("profile", "X-Profile-",
			this.clock::get);

	private final WebTestClient client = client(this.filter);

	@Test
	void filterWhenAskedAnswersWithFigures() {
		EntityExchangeResult<byte[]> result = get("/mono/3?profile=true");
		assertThat(result.getResponseHeaders().getFirst("X-Profile-Query-Count")).isEqualTo("3");
		assertThat(result.getResponseHeaders().getFirst("X-Profile-Database-Time")).isEqualTo("30ms");
		assertThat(result.getResponseHeaders().getFirst("X-Profile-Total-Time")).isEqualTo("33ms");
		assertThat(result.getResponseHeaders().get("Server-Timing")).containsExactly("db;dur=30.0, total;dur=33.0");
	}

	@Test
	void filterWhenNotAskedLeavesRequestAlone() {
		for (String path : List.of("/mono/3", "/mono/3?profile=false", "/mono/3?profile", "/mono/3?other=true")) {
			assertThat(get(path).getResponseHeaders().headerNames()).doesNotContain("Server-Timing")
				.noneMatch((name) -> name.startsWith("X-Profile"));
		}
		assertThat(get("/profiled").getResponseBody()).asString().isEqualTo("false");
		assertThat(get("/profiled?profile=true").getResponseBody()).asString().isEqualTo("true");
	}

	@Test
	void filterWhenNamesAreConfiguredUsesThem() {
		WebTestClient client = client(new RequestProfilingWebFilter("debug", "My-", this.clock::get));
		client.get().uri("/mono/2?debug=true").exchange().expectHeader().valueEquals("My-Query-Count", "2");
		client.get().uri("/mono/2?profile=true").exchange().expectHeader().doesNotExist("My-Query-Count");
	}

	@Test
	void filterWhenApplicationHasServerTimingAddsToIt() {
		assertThat(get("/timed?profile=true").getResponseHeaders().get("Server-Timing")).containsExactly("render;dur=3",
				"db;dur=0.0, total;dur=0.0");
	}

	@Test
	void filterWhenJsonIsMadeElementByElementCountsAllOfIt() {
		EntityExchangeResult<byte[]> result = get("/flux/5?profile=true");
		assertThat(result.getResponseHeaders().getFirst("X-Profile-Query-Count")).isEqualTo("5");
		assertThat(result.getResponseBody()).asString().isEqualTo("[1,2,3,4,5]");
		assertThat(get("/flux/5").getResponseBody()).asString().isEqualTo("[1,2,3,4,5]");
	}

	@Test
	void filterWhenHandlerFailsAnswersWithFigures() {
		EntityExchangeResult<byte[]> result = get("/failing?profile=true");
		assertThat(result.getStatus()).isEqualTo(HttpStatus.CONFLICT);
		assertThat(result.getResponseHeaders().getFirst("X-Profile-Query-Count")).isEqualTo("1");
	}

	@Test
	void filterWhenResponseIsEndlessStreamsIt() {
		for (MediaType type : List.of(MediaType.TEXT_EVENT_STREAM, MediaType.APPLICATION_NDJSON)) {
			Flux<String> body = this.client.get()
				.uri("/endless?profile=true")
				.accept(type)
				.exchange()
				.expectHeader()
				.exists("X-Profile-Query-Count")
				.returnResult(String.class)
				.getResponseBody();
			StepVerifier.create(body).expectNextCount(2).thenCancel().verify(TIMEOUT);
		}
	}

	@Test
	void filterWhenRequestsRunAtOnceKeepsThemApart() {
		Flux.range(1, 64)
			.flatMap((count) -> Mono.fromCallable(() -> get("/mono/" + count + "?profile=true"))
				.subscribeOn(Schedulers.boundedElastic())
				.doOnNext((result) -> assertThat(result.getResponseHeaders().getFirst("X-Profile-Query-Count"))
					.isEqualTo(String.valueOf(count))), 8)
			.blockLast(TIMEOUT);
	}

	@Test
	void getOrderIsNearlyOutermost() {
		assertThat(this.filter.getOrder()).isEqualTo(RequestProfilingWebFilter.ORDER)
			.isBetween(Ordered.HIGHEST_PRECEDENCE, -101);
	}

	private EntityExchangeResult<byte[]> get(String uri) {
		return this.client.get().uri(uri).exchange().expectBody().returnResult();
	}

	private WebTestClient client(RequestProfilingWebFilter filter) {
		return WebTestClient.bindToController(new Controller(this.clock)).webFilter(filter).build();
	}

	@RestController
	static class Controller {

		private final Profiler profiler = new Profiler();

		private final AtomicLong clock;

		Controller(AtomicLong clock) {
			this.clock = clock;
		}

		@GetMapping("/mono/{count}")
		Mono<Long> mono(@PathVariable int count) {
			return Flux.range(1, count).concatMap(this::query).count();
		}

		@GetMapping(path = "/flux/{count}", produces = MediaType.APPLICATION_JSON_VALUE)
		Flux<Integer> flux(@PathVariable int count) {
			return Flux.range(1, count).concatMap(this::query);
		}

		@GetMapping(path = "/endless",
				produces = { MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.APPLICATION_NDJSON_VALUE })
		Flux<Item> endless() {
			return query(1).thenMany(Flux.just(new Item(1), new Item(2))).concatWith(Flux.never());
		}

		@GetMapping("/failing")
		Mono<String> failing() {
			return query(1).then(Mono.error(new ResponseStatusException(HttpStatus.CONFLICT)));
		}

		@GetMapping("/timed")
		String timed(ServerHttpResponse response) {
			response.getHeaders().add("Server-Timing", "render;dur=3");
			return "timed";
		}

		@GetMapping("/profiled")
		Mono<String> profiled() {
			return Mono.deferContextual((context) -> Mono.just(String.valueOf(RequestProfile.from(context) != null)));
		}

		private Mono<Integer> query(int id) {
			return Mono.deferContextual((context) -> {
				this.clock.addAndGet(11_000_000);
				this.profiler.onStatement(new StatementEvent("SELECT 1", 10_000_000, 1, null, false, false, context));
				return Mono.just(id);
			});
		}

	}

	record Item(int id) {
	}

}
