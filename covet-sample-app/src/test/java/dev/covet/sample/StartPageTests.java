package dev.covet.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class StartPageTests {

	@Autowired
	private WebTestClient client;

	@Test
	void rootWhenAskedForIsPageWithoutExternalResources() {
		String page = this.client.get()
			.uri("/")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(page).contains("strategy=naive", "strategy=peers", "strategy=optimized", "/api/stats")
			.doesNotContain("http://", "https://", "src=\"//");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/style.css", "/race.js", "/actuator/health", "/actuator/metrics" })
	void whatThePageNeedsOrNamesIsServed(String path) {
		this.client.get().uri(path).exchange().expectStatus().isOk();
	}

}
