package dev.covet.sample.user;

import dev.covet.sample.SampleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

@SampleTest
class UserControllerTests {

	@Autowired
	private WebTestClient client;

	@Test
	void pageWhenFieldsAreNamedHasThoseOnly() {
		this.client.get()
			.uri("/api/users?fields=id,email&size=2&profile=true")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Profile-Query-Count", "1")
			.expectBody()
			.json("""
					[{"id": 1, "email": "ada1@example.com"}, {"id": 2, "email": "alan2@example.com"}]""",
					JsonCompareMode.STRICT);
	}

	@Test
	void pageWhenNoFieldsAreNamedHasAll() {
		this.client.get().uri("/api/users?size=1&page=1").exchange().expectStatus().isOk().expectBody().json("""
				[{"id": 2, "username": "alan2", "email": "alan2@example.com", "active": true,
				"createdAt": "2025-01-01T09:00:00Z"}]""", JsonCompareMode.STRICT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "password", "posts", "author.email", "id;drop table users", "ID", "\"id\"" })
	void pageWhenFieldIsUnknownSaysWhichAreAllowed(String field) {
		this.client.get()
			.uri("/api/users?fields=id,{field}", field)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.parameter")
			.isEqualTo("fields")
			.jsonPath("$.value")
			.isEqualTo(field)
			.jsonPath("$.allowed")
			.isEqualTo("id, username, email, active, createdAt");
	}

	@Test
	void oneWhenThereIsOneHasNoUnloadedRelation() {
		this.client.get().uri("/api/users/1").exchange().expectStatus().isOk().expectBody().json("""
				{"id": 1, "username": "ada1", "email": "ada1@example.com", "active": true,
				"createdAt": "2025-01-01T08:00:00Z"}""", JsonCompareMode.STRICT);
	}

	@Test
	void dashboardWhenThereIsUserTakesThreeStatements() {
		this.client.get()
			.uri("/api/users/1/dashboard?profile=true")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("X-Profile-Query-Count", "3")
			.expectBody()
			.jsonPath("$.user.username")
			.isEqualTo("ada1")
			.jsonPath("$.posts[0].title")
			.isNotEmpty()
			.jsonPath("$.comments[0].post.title")
			.isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/users/4711", "/api/users/4711/dashboard" })
	void userWhenThereIsNoneIsNotFound(String path) {
		this.client.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

}
