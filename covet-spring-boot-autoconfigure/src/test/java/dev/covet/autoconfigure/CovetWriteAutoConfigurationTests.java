package dev.covet.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.covet.Covet;
import dev.covet.TestSchema;
import dev.covet.query.QuerySet;
import dev.covet.query.plan.WriteEngine;
import dev.covet.query.write.Transactions;
import dev.covet.query.write.WriteSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.annotation.Version;
import org.springframework.data.r2dbc.config.EnableR2dbcAuditing;
import org.springframework.data.r2dbc.mapping.event.BeforeConvertCallback;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CovetWriteAutoConfiguration}.
 */
class CovetWriteAutoConfigurationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CovetMappingAutoConfiguration.class, CovetQueryAutoConfiguration.class,
				CovetWriteAutoConfiguration.class, CovetBinaryTransferAutoConfiguration.class,
				R2dbcAutoConfiguration.class, DataR2dbcAutoConfiguration.class, TransactionAutoConfiguration.class,
				R2dbcTransactionManagerAutoConfiguration.class));

	private ApplicationContextRunner runner() {
		return this.contextRunner.withPropertyValues(TestSchema.create("writeautoconfiguration",
				"CREATE TABLE entries (id bigserial PRIMARY KEY, text text NOT NULL, version bigint NOT NULL,"
						+ " created timestamptz NOT NULL, changed timestamptz NOT NULL)"));
	}

	@Test
	void beansWhenApplicationHasItsOwnBackOff() {
		WriteEngine engine = Mockito.mock(WriteEngine.class);
		runner().withBean(WriteEngine.class, () -> engine)
			.run((context) -> assertThat(context).hasSingleBean(WriteEngine.class)
				.getBean(WriteEngine.class)
				.isSameAs(engine));
		Transactions transactions = new Transactions(Mockito.mock(R2dbcTransactionManager.class));
		runner().withBean(Transactions.class, () -> transactions)
			.run((context) -> assertThat(context).getBean(Transactions.class).isSameAs(transactions));
		WriteSettings settings = Mockito.mock(WriteSettings.class);
		runner().withBean(WriteSettings.class, () -> settings)
			.run((context) -> assertThat(context).getBean(WriteSettings.class).isSameAs(settings));
	}

	@Test
	void beansWhenDisabledAreNotThere() {
		runner().withPropertyValues("covet.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WriteEngine.class)
				.doesNotHaveBean(Transactions.class));
	}

	@Test
	void writesWhenAuditedSetWhatATemplateWouldSet() {
		runner().withUserConfiguration(Auditing.class).run((context) -> {
			QuerySet<Entry> entries = context.getBean(Covet.class).objects(Entry.class);
			List<Entry> stored = entries.bulkCreate(List.of(Entry.of("a"), Entry.of("b"))).block(TIMEOUT);
			assertThat(stored).allMatch((entry) -> entry.created() != null && entry.changed() != null)
				.allMatch((entry) -> Long.valueOf(0).equals(entry.version()));
			Entry single = entries.create(Entry.of("c")).block(TIMEOUT);
			assertThat(single).isNotNull();
			assertThat(single.created()).isNotNull();
			assertThat(entries.bulkUpdate(List.of(single.saying("d")), Entry::text).block(TIMEOUT)).isEqualTo(1);
			Entry read = entries.get(3L).block(TIMEOUT);
			assertThat(read).isNotNull();
			assertThat(read.changed()).isAfter(single.changed());
		});
	}

	@Test
	void writesWhenACallbackUsesCovetRunIt() {
		runner().withUserConfiguration(Auditing.class, Counting.class).run((context) -> {
			QuerySet<Entry> entries = context.getBean(Covet.class).objects(Entry.class);
			assertThat(entries.bulkCreate(List.of(Entry.of("a"), Entry.of("b"))).block(TIMEOUT)).extracting(Entry::text)
				.containsExactly("a 0", "b 0");
			assertThat(entries.create(Entry.of("c")).map(Entry::text).block(TIMEOUT)).isEqualTo("c 2");
		});
	}

	@Test
	void inTransactionWhenApplicationHasATransactionIsInside() {
		runner().withUserConfiguration(Auditing.class).run((context) -> {
			Covet covet = context.getBean(Covet.class);
			Mono<Entry> failing = covet.inTransaction(covet.objects(Entry.class).create(Entry.of("a")))
				.then(Mono.error(new IllegalStateException("no")));
			assertThat(context.getBean(TransactionalOperator.class)
				.transactional(failing)
				.map(Entry::text)
				.onErrorResume((ex) -> Mono.just(String.valueOf(ex.getMessage())))
				.block(TIMEOUT)).isEqualTo("no");
			assertThat(covet.objects(Entry.class).count().block(TIMEOUT)).isZero();
		});
	}

	@Table("entries")
	record Entry(@Id @Nullable Long id, String text, @Version @Nullable Long version,
			@CreatedDate @Nullable Instant created, @LastModifiedDate @Nullable Instant changed) {

		static Entry of(String text) {
			return new Entry(null, text, null, null, null);
		}

		Entry saying(String other) {
			return new Entry(this.id, other, this.version, this.created, this.changed);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableR2dbcAuditing
	static class Auditing {

	}

	@Configuration(proxyBeanMethods = false)
	static class Counting {

		@Bean
		CountingCallback countingCallback(Covet covet) {
			return new CountingCallback(covet);
		}

	}

	static class CountingCallback implements BeforeConvertCallback<Entry> {

		private final Covet covet;

		CountingCallback(Covet covet) {
			this.covet = covet;
		}

		@Override
		public Publisher<Entry> onBeforeConvert(Entry entry, SqlIdentifier table) {
			return this.covet.objects(Entry.class).count().map((number) -> entry.saying(entry.text() + " " + number));
		}

	}

}
