package dev.covet.query.write;

import dev.covet.TestCovet;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities that are changed between the call and the subscription.
 */
class MutableEntityTests {

	private final TestCovet covet = TestCovet.of(Draft.class)
		.postgresql(MutableEntityTests.class)
		.execute("CREATE TABLE drafts (id bigserial PRIMARY KEY, text text NOT NULL)");

	@AfterEach
	void stop() {
		this.covet.close();
	}

	private QuerySet<Draft> drafts() {
		return this.covet.objects(Draft.class);
	}

	@Test
	void saveWhenTheEntityIsCreatedBeforeItIsSubscribedToUpdatesIt() {
		Draft draft = new Draft("a");
		Mono<Draft> both = drafts().create(draft).doOnNext((created) -> created.text = "b").then(drafts().save(draft));
		assertThat(this.covet.await(both).id).isEqualTo(1);
		assertThat(this.covet.await(drafts().list())).singleElement().extracting((read) -> read.text).isEqualTo("b");
	}

	@Table("drafts")
	static class Draft {

		@Id
		@Nullable Long id;

		String text;

		Draft(String text) {
			this.text = text;
		}

	}

}
