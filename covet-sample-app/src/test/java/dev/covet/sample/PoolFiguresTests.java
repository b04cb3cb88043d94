package dev.covet.sample;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * What the running sample says of its own pool.
 */
@SampleTest
class PoolFiguresTests {

	@Autowired
	private WebTestClient client;

	@Test
	void endpointWhenAskedKnowsThePoolAndWhatTheServerTakes() {
		get("/actuator/covetpool").jsonPath("$.pools[0].name")
			.isEqualTo("connectionFactory")
			.jsonPath("$.pools[0].settings.prePing")
			.isEqualTo(true)
			.jsonPath("$.connections.perInstance")
			.isEqualTo(30)
			.jsonPath("$.unpooled")
			.isEmpty();
	}

	@Test
	void metersWhenQueriesHaveRunHaveCountedTheirConnections() {
		get("/api/stats");
		get("/actuator/metrics/covet.pool.acquire?tag=name:connectionFactory")
			.jsonPath("$.measurements[?(@.statistic == 'COUNT' && @.value > 0)]")
			.isNotEmpty();
		get("/actuator/metrics/covet.pool.overflow").jsonPath("$.measurements[0].value").exists();
	}

	@Test
	void healthWhenThePoolServesIsUp() {
		get("/actuator/health/covetPool").jsonPath("$.status").isEqualTo("UP");
	}

	private WebTestClient.BodyContentSpec get(String uri) {
		return this.client.get().uri(uri).exchange().expectStatus().isOk().expectBody();
	}

}
