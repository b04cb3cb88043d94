package dev.covet.sample.post;

import dev.covet.sample.SampleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class PostControllerTests {

	@Autowired
	private WebTestClient client;

	@Test
	void oneWhenThereIsOneHasItsRelations() {
		this.client.get()
			.uri("/api/posts/1?profile=true")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Profile-Query-Count", "3")
			.expectBody()
			.jsonPath("$.id")
			.isEqualTo(1)
			.jsonPath("$.author.id")
			.isNumber()
			.jsonPath("$.comments.length()")
			.isEqualTo(3);
	}

	@Test
	void oneWhenThereIsNoneIsNotFound() {
		this.client.get()
			.uri("/api/posts/4711")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo(404)
			.jsonPath("$.instance")
			.isEqualTo("/api/posts/4711");
	}

	@Test
	void pageWhenFilteredAndSortedIsBoth() {
		this.client.get()
			.uri("/api/posts?size=1&filter.id=1")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.allowed[1]")
			.isEqualTo("views");
		this.client.get()
			.uri("/api/posts?size=2&sort=-id&filter.views.gte=0&profile=true")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Profile-Query-Count", "3")
			.expectBody()
			.jsonPath("$.length()")
			.isEqualTo(2)
			.jsonPath("$[0].id")
			.value(Integer.class, (first) -> assertThat(first).isGreaterThan(2));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			?size=0          | size     | 0    | 1 to 1000
			?size=1001       | size     | 1001 | 1 to 1000
			?size=many       | size     | many | 1 to 1000
			?page=-1         | page     | -1   | 0 to 1000000
			?strategy=fast   | strategy | fast | optimized, peers, naive
			/first           | id       | first | a whole number
			""")
	void requestWhenInputIsBadSaysWhatIsAllowed(String request, String parameter, String value, String allowed) {
		this.client.get()
			.uri("/api/posts" + request)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.parameter")
			.isEqualTo(parameter)
			.jsonPath("$.allowed")
			.isEqualTo(allowed)
			.jsonPath("$.detail")
			.isEqualTo("'" + parameter + "' is '" + value + "'; allowed: " + allowed);
	}

}
