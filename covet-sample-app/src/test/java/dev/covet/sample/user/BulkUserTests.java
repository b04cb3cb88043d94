package dev.covet.sample.user;

import java.time.Duration;

import dev.covet.Covet;
import dev.covet.sample.SampleTest;
import dev.covet.sample.blog.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

@SampleTest
class BulkUserTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private Covet covet;

	@AfterEach
	void remove() {
		this.covet.objects(User.class)
			.filter(where(User::username).startsWith("bulk-"))
			.delete()
			.block(Duration.ofSeconds(15));
	}

	@Test
	void bulkWhenAskedForAThousandCreatesThemByOneStatement() {
		this.client.post()
			.uri("/api/users/bulk?count=1000&profile=true")
			.exchange()
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueEquals("X-Profile-Query-Count", "1")
			.expectBody()
			.jsonPath("$.created")
			.isEqualTo(1000);
		assertThat(this.covet.objects(User.class)
			.filter(where(User::username).startsWith("bulk-"))
			.count()
			.block(Duration.ofSeconds(15))).isEqualTo(1000);
	}

	@Test
	void bulkWhenAskedForNoneSaysWhatIsAllowed() {
		this.client.post()
			.uri("/api/users/bulk?count=0")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.allowed")
			.isEqualTo("1 to 100000");
	}

}
