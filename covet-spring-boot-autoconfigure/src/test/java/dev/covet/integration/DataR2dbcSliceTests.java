package dev.covet.integration;

import java.time.Duration;

import dev.covet.Covet;
import dev.covet.TestSchema;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.r2dbc.test.autoconfigure.DataR2dbcTest;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link DataR2dbcTest} has Covet.
 */
@DataR2dbcTest
class DataR2dbcSliceTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@Autowired
	private Covet covet;

	@Autowired
	private R2dbcEntityTemplate template;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		for (String property : TestSchema.create("slice_tests",
				"CREATE TABLE team (id bigserial PRIMARY KEY, name text)",
				"CREATE TABLE player (id bigserial PRIMARY KEY, team_id bigint)")) {
			String[] parts = property.split("=", 2);
			registry.add(parts[0], () -> parts[1]);
		}
	}

	@Test
	void covetWhenInSliceQueries() {
		Team team = this.template.insert(new Team(null, "red", Many.none())).block(TIMEOUT);
		this.template.insert(new Player(null, Ref.to(team))).block(TIMEOUT);
		Team read = this.covet.objects(Team.class).prefetchRelated(Team::players).get(team.id()).block(TIMEOUT);
		assertThat(read.players().list()).hasSize(1);
	}

	@Table("team")
	record Team(@Id @Nullable Long id, String name, @OneToMany(mappedBy = "team") Many<Player> players) {
	}

	@Table("player")
	record Player(@Id @Nullable Long id, Ref<Team> team) {
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
