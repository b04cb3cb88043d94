package dev.covet.query.write;

import java.time.Duration;
import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.BulkOptions;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A timeout bounds a write with all of its statements: each of those here takes 0.4
 * seconds.
 */
class WriteTimeoutTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = TestCovet.of(Slow.class)
			.postgresql(WriteTimeoutTests.class)
			.execute("CREATE TABLE slow (id bigserial PRIMARY KEY, text text)", "INSERT INTO slow (text) VALUES ('a')",
					"""
							CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
							$$ BEGIN PERFORM pg_sleep(0.4); RETURN NULL; END $$""",
					"CREATE TRIGGER wait BEFORE INSERT OR UPDATE ON slow EXECUTE FUNCTION wait()");
	}

	private QuerySet<Slow> slow(int millis) {
		return covet.objects(Slow.class).timeout(Duration.ofMillis(millis));
	}

	private void assertTimeout(Mono<?> write) {
		StepVerifier.create(write)
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(QueryTimeoutException.class)
				.hasMessage("The write took longer than 650 ms"))
			.verify(TestDatabase.TIMEOUT);
	}

	@Test
	void bulkCreateWhenChunkedIsBoundedAsAWhole() {
		List<Slow> three = List.of(new Slow(null, "b"), new Slow(null, "c"), new Slow(null, "d"));
		assertTimeout(slow(650).bulkCreate(three, BulkOptions.defaults().batchSize(1).chunked()));
	}

	@Test
	void bulkSaveWhenItInsertsAndUpdatesIsBoundedAsAWhole() {
		List<Slow> both = List.of(new Slow(null, "e"), new Slow(1L, "f"));
		assertTimeout(slow(650).bulkSave(both));
		assertThat(covet.await(slow(5_000).filter(where(Slow::text).in("e", "f")).count())).isZero();
		assertThat(covet.await(slow(5_000).bulkSave(both))).hasSize(2);
	}

	@Table("slow")
	record Slow(@Id @Nullable Long id, @Nullable String text) {
	}

}
