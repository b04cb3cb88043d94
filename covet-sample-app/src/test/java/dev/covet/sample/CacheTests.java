package dev.covet.sample;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the sample caches, and what ends it.
 */
@SampleTest
class CacheTests {

	@Autowired
	private WebTestClient client;

	@Test
	void userWhenReadAgainTakesNoStatement() {
		statements("/api/users/3");
		assertThat(statements("/api/users/3")).isEqualTo("0");
	}

	@Test
	void popularPostsWhenAPostIsWrittenAreReadAgain() {
		statements("/api/posts/popular");
		assertThat(statements("/api/posts/popular")).isEqualTo("0");
		this.client.put()
			.uri("/api/posts/1")
			.bodyValue(Map.of("title", "Changed " + Instant.now(), "content", "Other words", "authorId", 1,
					"categoryId", 1))
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(statements("/api/posts/popular")).isEqualTo("1");
	}

	@Test
	void endpointWhenAskedKnowsTheCaches() {
		statements("/api/posts/popular");
		this.client.get()
			.uri("/actuator/covetcache/popular-posts")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.gets")
			.isNumber()
			.jsonPath("$.shared.enabled")
			.isEqualTo(true);
		this.client.get().uri("/actuator/metrics/cache.gets?tag=cache:popular-posts").exchange().expectStatus().isOk();
	}

	private String statements(String uri) {
		EntityExchangeResult<byte[]> result = this.client.get()
			.uri(uri + "?profile=true")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult();
		return result.getResponseHeaders().getFirst("X-Profile-Query-Count");
	}

}
