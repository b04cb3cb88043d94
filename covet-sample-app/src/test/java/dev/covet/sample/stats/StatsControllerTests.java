package dev.covet.sample.stats;

import dev.covet.sample.SampleTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class StatsControllerTests {

	@Autowired
	private WebTestClient client;

	@Test
	void statsCountWhatTheDatabaseWasFilledWith() {
		Stats stats = this.client.get()
			.uri("/api/stats")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Stats.class)
			.returnResult()
			.getResponseBody();
		assertThat(stats).isNotNull();
		assertThat(stats).usingRecursiveComparison()
			.ignoringFields("views")
			.isEqualTo(new Stats(30, 27, 4, 9, 120, 360, new Figures.Views(0, 0, 0)));
		assertThat(stats.views().total()).isGreaterThan(0);
		assertThat(stats.views().average()).isEqualTo(stats.views().total() / 120.0);
	}

	@Test
	void categoriesCountAllPosts() {
		this.client.get()
			.uri("/api/stats/categories")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBodyList(Figures.CategoryStats.class)
			.hasSize(4)
			.value((categories) -> assertThat(categories.stream().mapToLong(Figures.CategoryStats::posts).sum())
				.isEqualTo(120));
	}

}
