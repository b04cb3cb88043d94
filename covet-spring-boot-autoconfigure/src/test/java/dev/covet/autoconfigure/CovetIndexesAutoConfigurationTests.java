package dev.covet.autoconfigure;

import java.time.Duration;

import dev.covet.Covet;
import dev.covet.TestSchema;
import dev.covet.index.IndexCreationException;
import dev.covet.index.IndexStartup;
import dev.covet.index.IndexTimeoutException;
import dev.covet.index.Indexes;
import dev.covet.mapping.Index;
import dev.covet.query.QuerySet;
import dev.covet.query.plan.PlanNode;
import dev.covet.query.plan.QueryPlan;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CovetIndexesAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CovetIndexesAutoConfigurationTests {

	private static final String TABLE = "CREATE TABLE visits (id bigint PRIMARY KEY, visitor bigint, page text)";

	private static final String INDEX = "visits_visitor_idx";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CovetMappingAutoConfiguration.class, CovetQueryAutoConfiguration.class,
				CovetWriteAutoConfiguration.class, CovetIndexesAutoConfiguration.class,
				CovetBinaryTransferAutoConfiguration.class, R2dbcAutoConfiguration.class,
				DataR2dbcAutoConfiguration.class));

	private ApplicationContextRunner on(String... tables) {
		return this.contextRunner.withUserConfiguration(Application.class)
			.withPropertyValues(TestSchema.create("indexes_autoconfiguration", tables));
	}

	@Test
	void planWhenIndexIsCreatedChangesFromSequentialToIndexScan() {
		ApplicationContextRunner application = on(TABLE,
				"INSERT INTO visits SELECT n, n % 20000, 'page ' || n % 100 FROM generate_series(1, 200000) n",
				"ANALYZE visits");
		application.run((context) -> {
			QueryPlan before = plan(context.getBean(Covet.class));
			assertThat(before.usesIndex()).isFalse();
			assertThat(before.sequentialScans()).singleElement().extracting(PlanNode::table).isEqualTo("visits");
		});
		application.withPropertyValues("covet.indexes.mode=create").run((context) -> {
			QueryPlan after = plan(context.getBean(Covet.class));
			assertThat(after.usesIndex(INDEX)).isTrue();
			assertThat(after.sequentialScans()).isEmpty();
			assertThat(after.root().actualRows()).isEqualTo(10);
		});
	}

	private static QueryPlan plan(Covet covet) {
		QuerySet<Visit> visits = covet.objects(Visit.class).filter(where(Visit::visitor).eq(4711L));
		return visits.explainAnalyze().blockOptional(Duration.ofSeconds(10)).orElseThrow();
	}

	@Test
	void startWhenModeIsNoneLooksAtNothing(CapturedOutput output) {
		on(TABLE).run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Indexes.class));
		assertThat(output).doesNotContain(INDEX).doesNotContain("declared indexes");
	}

	@Test
	void startWhenModeIsValidateLogsWhatDiffersInOneBlock(CapturedOutput output) {
		on(TABLE, "CREATE INDEX pages ON visits (page)").withPropertyValues("covet.indexes.mode=validate")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("1 declared indexes: 0 are there, 0 were created, 1 are missing",
				"\n  missing:\n    CREATE INDEX CONCURRENTLY IF NOT EXISTS \"visits_visitor_idx\" ON \"visits\""
						+ " (\"visitor\") -- " + Visit.class.getName(),
				"\n  declared by no entity:\n    CREATE INDEX pages ON ");
	}

	@Test
	void startWhenModeIsValidateAndDatabaseIsAwayStarts(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(Application.class)
			.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:1/none", "covet.indexes.mode=validate",
					"spring.r2dbc.username=none", "spring.r2dbc.password=none", "spring.r2dbc.pool.initial-size=0")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Indexes could not be validated: ");
	}

	@Test
	void startWhenIndexCannotBeCreatedFailsWithItsNameAndReason() {
		on("CREATE TABLE visits (id bigint PRIMARY KEY, page text)").withPropertyValues("covet.indexes.mode=create")
			.run((context) -> {
				assertThat(context).hasFailed();
				IndexCreationException failure = (IndexCreationException) Throwables
					.getRootCause(context.getStartupFailure());
				FailureAnalysis analysis = new IndexCreationFailureAnalyzer().analyze(failure);
				assertThat(analysis.getDescription()).isEqualTo("Declared indexes can't be created:\n  " + INDEX
						+ " of " + Visit.class.getName() + ": column \"visitor\" does not exist");
				assertThat(analysis.getAction()).contains("covet.indexes.mode to validate");
			});
	}

	@Test
	void startWhenIndexesTakeTooLongFailsAndSaysWhatToDo() {
		on(TABLE).withPropertyValues("covet.indexes.mode=create", "covet.indexes.timeout=1ns").run((context) -> {
			assertThat(context).hasFailed();
			IndexTimeoutException failure = (IndexTimeoutException) Throwables
				.getRootCause(context.getStartupFailure());
			FailureAnalysis analysis = new IndexTimeoutFailureAnalyzer().analyze(failure);
			assertThat(analysis.getDescription()).startsWith("Declared indexes were not there after 0 ms.");
			assertThat(analysis.getAction()).contains("raise covet.indexes.timeout");
		});
	}

	@Test
	void indexesWhenApplicationHasItsOwnBackOff() {
		Indexes own = Mockito.mock(Indexes.class);
		on(TABLE).withBean("own", Indexes.class, () -> own)
			.withBean("startup", IndexStartup.class, () -> Mockito.mock(IndexStartup.class))
			.run((context) -> assertThat(context).hasSingleBean(Indexes.class).hasSingleBean(IndexStartup.class));
	}

	@Test
	void indexesWhenCovetIsDisabledAreNotThere() {
		on(TABLE).withPropertyValues("covet.enabled=false", "covet.indexes.mode=create")
			.run((context) -> assertThat(context).doesNotHaveBean(Indexes.class).doesNotHaveBean(IndexStartup.class));
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Visit.class)
	static class Application {

	}

	@Table("visits")
	@Index(properties = "visitor")
	record Visit(@Id Long id, long visitor, String page) {
	}

}
