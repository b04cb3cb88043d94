package dev.covet.query.web;

import java.util.List;

import dev.covet.TestSchema;
import dev.covet.mapping.Ref;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Query sets as arguments of controllers, over a real port, with nothing configured but
 * the allow-list.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.main.web-application-type=reactive")
@AutoConfigureWebTestClient
class QuerySetArgumentTests {

	@Autowired
	private WebTestClient client;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		for (String property : TestSchema.create("query_set_argument_tests",
				"CREATE TABLE band (id bigserial PRIMARY KEY, name text, secret text)",
				"CREATE TABLE album (id bigserial PRIMARY KEY, title text, sold int NOT NULL, band_id bigint)",
				"INSERT INTO band (name, secret) VALUES ('Ants', 'x'), ('Bees', 'y')",
				"INSERT INTO album (title, sold, band_id) VALUES ('One', 10, 1), ('Two', 20, 2), ('Three', 30, 1)")) {
			String[] parts = property.split("=", 2);
			registry.add(parts[0], () -> parts[1]);
		}
	}

	@Test
	void getWhenParametersAreAllowedFiltersAndSorts() {
		this.client.get()
			.uri("/albums?filter.sold.gte=10&filter.band.name=Ants&sort=-sold&other=1")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.json("[\"Three by Ants\", \"One by Ants\"]");
		this.client.get()
			.uri((uri) -> uri.path("/albums").queryParam("filter.title.containsIgnoreCase", "{text}").build("tW"))
			.exchange()
			.expectBody()
			.json("[\"Two by Bees\"]");
	}

	@Test
	void getWhenThereAreNoParametersReadsAll() {
		this.client.get().uri("/albums").exchange().expectBody().jsonPath("$.length()").isEqualTo(3);
	}

	@Test
	void getWhenNameIsNotAllowedIsProblemWithTheAllowed() {
		this.client.get()
			.uri("/albums?filter.band.secret=x")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{"status": 400, "title": "Invalid parameter", "parameter": "filter.band.secret",
					 "allowed": ["sold", "title", "band.name"]}""");
		this.client.get()
			.uri("/albums?sort=title")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.allowed")
			.isEqualTo("sold");
	}

	@Test
	void getWhenValueDoesNotFitIsProblem() {
		this.client.get()
			.uri("/albums?filter.sold=many")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.parameter")
			.isEqualTo("filter.sold")
			.jsonPath("$.detail")
			.isEqualTo("The parameter 'filter.sold' can't be used. Its value does not fit.");
	}

	@Test
	void getWhenNothingIsAllowedForEntityIsErrorOfTheApplication() {
		this.client.get().uri("/bands").exchange().expectStatus().is5xxServerError();
	}

	@Table("band")
	record Band(@Id @Nullable Long id, String name, @Nullable String secret) {
	}

	@Table("album")
	record Album(@Id @Nullable Long id, String title, int sold, Ref<Band> band) {
	}

	@RestController
	static class Controller {

		@GetMapping("/albums")
		Mono<List<String>> albums(QuerySet<Album> albums) {
			return albums.selectRelated(Album::band)
				.all()
				.map((album) -> album.title() + " by " + album.band().get().name())
				.collectList();
		}

		@GetMapping("/bands")
		Flux<Band> bands(QuerySet<Band> bands) {
			return bands.all();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

		@Bean
		RequestQuery<Album> albumQuery() {
			return RequestQuery.of(Album.class)
				.filter(Album::sold, Album::title)
				.filter(Album::band, Band::name)
				.sort(Album::sold);
		}

	}

}
