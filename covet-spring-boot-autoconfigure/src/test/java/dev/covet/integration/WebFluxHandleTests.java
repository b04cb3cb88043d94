package dev.covet.integration;

import dev.covet.Covet;
import dev.covet.TestSchema;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Handles as JSON through WebFlux, in and out.
 */
@SpringBootTest(properties = "spring.main.web-application-type=reactive")
@AutoConfigureWebTestClient
class WebFluxHandleTests {

	@Autowired
	private WebTestClient client;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		for (String property : TestSchema.create("webflux_handle_tests",
				"CREATE TABLE singer (id bigserial PRIMARY KEY, name text)",
				"CREATE TABLE song (id bigserial PRIMARY KEY, title text, singer_id bigint REFERENCES singer)",
				"INSERT INTO singer (name) VALUES ('Ella')",
				"INSERT INTO song (title, singer_id) VALUES ('Summertime', 1)")) {
			String[] parts = property.split("=", 2);
			registry.add(parts[0], () -> parts[1]);
		}
	}

	@Test
	void getWhenNothingIsLoadedAnswersIds() {
		this.client.get().uri("/songs/first").exchange().expectStatus().isOk().expectBody().json("""
				{"id": 1, "title": "Summertime", "singer": 1}""");
	}

	@Test
	void getWhenRelationsAreLoadedAnswersObjectsAndArrays() {
		this.client.get().uri("/singers").exchange().expectStatus().isOk().expectBody().json("""
				[{"id": 1, "name": "Ella", "songs": [{"id": 1, "title": "Summertime", "singer": 1}]}]""");
	}

	@Test
	void postWhenReferenceIsIdStoresIt() {
		this.client.post()
			.uri("/songs")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"title\": \"Misty\", \"singer\": 1}")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.singer")
			.isEqualTo(1)
			.jsonPath("$.id")
			.isNumber();
		this.client.get()
			.uri("/songs")
			.exchange()
			.expectBody()
			.jsonPath("$[?(@.title == 'Misty')].singer")
			.isEqualTo(1);
	}

	@Test
	void postWhenReferenceIsMissingStoresNull() {
		this.client.post()
			.uri("/songs")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"title\": \"Blue Moon\"}")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.singer")
			.isEmpty();
	}

	@Test
	void postWhenReferenceIsNoIdIsBadRequest() {
		this.client.post()
			.uri("/songs")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"title\": \"Misty\", \"singer\": \"ella\"}")
			.exchange()
			.expectStatus()
			.isBadRequest();
	}

	@Table("singer")
	record Singer(@Id @Nullable Long id, String name, @OneToMany(mappedBy = "singer") Many<Song> songs) {
	}

	@Table("song")
	record Song(@Id @Nullable Long id, String title, Ref<Singer> singer) {
	}

	@RestController
	@RequestMapping
	static class Controller {

		private final Covet covet;

		private final R2dbcEntityTemplate template;

		Controller(Covet covet, R2dbcEntityTemplate template) {
			this.covet = covet;
			this.template = template;
		}

		@GetMapping("/songs")
		Flux<Song> songs() {
			return this.covet.objects(Song.class).orderBy("-id").all();
		}

		@GetMapping("/songs/first")
		Mono<Song> first() {
			return this.covet.objects(Song.class).first();
		}

		@GetMapping("/singers")
		Flux<Singer> singers() {
			return this.covet.objects(Singer.class)
				.prefetch(Singer::songs, (songs) -> songs.orderBy("id").limitPerParent(1))
				.all();
		}

		@PostMapping("/songs")
		Mono<Song> create(@RequestBody Song song) {
			return this.template.insert(song);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

	}

}
