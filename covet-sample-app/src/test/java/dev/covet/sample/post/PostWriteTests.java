package dev.covet.sample.post;

import dev.covet.sample.SampleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class PostWriteTests {

	private static final String POST = """
			{"title": "%s", "content": "Text", "authorId": %s, "categoryId": 2}
			""";

	@Autowired
	private WebTestClient client;

	@Test
	void postWhenCreatedChangedAndDeletedIsGone() {
		String location = this.client.post()
			.uri("/api/posts")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(POST.formatted("New", 1))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.author.id")
			.isEqualTo(1)
			.returnResult()
			.getResponseHeaders()
			.getFirst(HttpHeaders.LOCATION);
		assertThat(location).startsWith("/api/posts/");
		this.client.put()
			.uri(location)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(POST.formatted("Newer", 3))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.title")
			.isEqualTo("Newer")
			.jsonPath("$.author.id")
			.isEqualTo(3);
		this.client.delete().uri(location).exchange().expectStatus().isNoContent();
		this.client.delete().uri(location).exchange().expectStatus().isNotFound();
		this.client.put()
			.uri(location)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(POST.formatted("Gone", 3))
			.exchange()
			.expectStatus()
			.isNotFound();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Title | 4711 | authorId | the id of a user
			Title | null | authorId | must not be null
			''    | 1    | title    | must not be blank
			""")
	void postWhenInputIsBadSaysWhatIsAllowed(String title, String author, String parameter, String allowed) {
		this.client.post()
			.uri("/api/posts")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(POST.formatted(title, author))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.parameter")
			.isEqualTo(parameter)
			.jsonPath("$.allowed")
			.isEqualTo(allowed);
	}

}
