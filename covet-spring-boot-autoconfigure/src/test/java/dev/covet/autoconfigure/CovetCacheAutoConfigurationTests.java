package dev.covet.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.covet.Covet;
import dev.covet.TestDatabase;
import dev.covet.actuate.CovetCacheEndpoint;
import dev.covet.cache.CacheRegions;
import dev.covet.cache.CovetCache;
import dev.covet.cache.core.LocalStore;
import dev.covet.cache.spring.CovetCacheManager;
import dev.covet.metrics.CacheMetrics;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CovetCacheAutoConfiguration} and the other configurations of the
 * cache, in applications as Boot puts them together.
 */
@ExtendWith(OutputCaptureExtension.class)
class CovetCacheAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("spring.r2dbc.url=r2dbc:postgresql://localhost:" + TestDatabase.port() + "/cache_setup",
				"spring.r2dbc.username=postgres", "spring.r2dbc.password=postgres", "covet.cache.redis.enabled=false",
				"management.endpoints.web.exposure.include=covetcache");

	@BeforeAll
	static void createDatabase() {
		TestDatabase.database("cache_setup", "CREATE TABLE rhyme (id bigint PRIMARY KEY, text text NOT NULL); "
				+ "INSERT INTO rhyme VALUES (1, 'one')");
	}

	@Test
	void queryWhenCachedTakesNoStatementUntilTheTableIsWritten() {
		this.contextRunner.run((context) -> {
			Covet covet = context.getBean(Covet.class);
			List<StatementEvent> statements = context.getBean(Statements.class).events;
			var rhymes = covet.objects(Rhyme.class).cached(Duration.ofMinutes(1));
			rhymes.get(1L).block(TestDatabase.TIMEOUT);
			statements.clear();
			rhymes.get(1L).block(TestDatabase.TIMEOUT);
			assertThat(statements).isEmpty();
			covet.objects(Rhyme.class).get(1L).block(TestDatabase.TIMEOUT);
			assertThat(statements).hasSize(1);
			String text = "two " + System.nanoTime();
			context.getBean(DatabaseClient.class)
				.sql("UPDATE rhyme SET text = $1")
				.bind(0, text)
				.fetch()
				.rowsUpdated()
				.block(TestDatabase.TIMEOUT);
			assertThat(rhymes.get(1L).block(TestDatabase.TIMEOUT)).extracting(Rhyme::text).isEqualTo(text);
		});
	}

	@Test
	void everyQueryWhenEnabledIsCached() {
		this.contextRunner.withPropertyValues("covet.cache.query.enabled=true").run((context) -> {
			Covet covet = context.getBean(Covet.class);
			covet.objects(Rhyme.class).list().block(TestDatabase.TIMEOUT);
			context.getBean(Statements.class).events.clear();
			covet.objects(Rhyme.class).list().block(TestDatabase.TIMEOUT);
			assertThat(context.getBean(Statements.class).events).isEmpty();
			assertThat(context.getBean(CovetCacheEndpoint.class).cache("queries").local().hits()).isEqualTo(1);
		});
	}

	@Test
	void queryWhenTheConnectionFactoryIsNotObservedIsNotCached(CapturedOutput output) {
		this.contextRunner.withBean(ConnectionFactory.class, TestDatabase::connectionFactory)
			.withPropertyValues("covet.cache.query.enabled=true")
			.run((context) -> {
				context.getBean(Covet.class);
				assertThat(output).contains("Results of queries are not cached");
			});
	}

	@Test
	void cacheWhenSwitchedOffIsNotThere() {
		this.contextRunner.withPropertyValues("covet.cache.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Covet.class)
				.doesNotHaveBean(CacheRegions.class)
				.doesNotHaveBean(CovetCache.class));
	}

	@Test
	void localTierWhenSwitchedOffIsNotThere() {
		this.contextRunner.withPropertyValues("covet.cache.local.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(CovetCache.class).doesNotHaveBean(LocalStore.class));
	}

	@Test
	void metersWhenThereIsARegistryAreBound() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			context.getBean(CacheMetrics.class).bindTo(context.getBean(MeterRegistry.class));
			context.getBean(CovetCache.class).named("late").get("key", String.class).block(TestDatabase.TIMEOUT);
			assertThat(context.getBean(MeterRegistry.class)
				.get("cache.gets")
				.tag("cache", "late")
				.tag("tier", "local")
				.tag("result", "miss")
				.functionCounter()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void managerWhenCachingIsEnabledIsCovets(CapturedOutput output) {
		this.contextRunner.withUserConfiguration(Caching.class)
			.withPropertyValues("spring.cache.cache-names=a,b", "spring.cache.redis.time-to-live=1m")
			.run((context) -> {
				assertThat(context.getBean(CacheManager.class)).isInstanceOf(CovetCacheManager.class)
					.extracting(CacheManager::getCacheNames)
					.asInstanceOf(InstanceOfAssertFactories.collection(String.class))
					.containsExactly("a", "b");
				assertThat(output).contains("takes no notice of [spring.cache.redis.time-to-live]");
			});
	}

	@Test
	void managerWhenTheApplicationHasOneStaysThat() {
		this.contextRunner.withUserConfiguration(Caching.class)
			.withBean(ConcurrentMapCacheManager.class)
			.run((context) -> assertThat(context.getBean(CacheManager.class))
				.isInstanceOf(ConcurrentMapCacheManager.class));
	}

	@Test
	void managerWhenATypeIsChosenIsBoots() {
		this.contextRunner.withUserConfiguration(Caching.class)
			.withPropertyValues("spring.cache.type=simple")
			.run((context) -> assertThat(context.getBean(CacheManager.class))
				.isInstanceOf(ConcurrentMapCacheManager.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "covet.cache.ttl=0s", "covet.cache.query.ttl=-1s", "covet.cache.query.maximum-rows=-1",
			"covet.cache.query.maximum-size=-1B", "covet.cache.local.maximum-weight=-1MB",
			"covet.cache.redis.command-timeout=0", "covet.cache.redis.key-prefix=", "covet.cache.caches.a.ttl=0s",
			"covet.cache.caches.a.stale-for=0s" })
	void applicationWhenAValueMakesNoSenseFailsWithItsKey(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining(property.substring(0, property.indexOf('=')).replace(".a.", ".*.") + " is '"));
	}

	@Table("rhyme")
	record Rhyme(@Id Long id, String text) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Statements statements() {
			return new Statements();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class Caching {

	}

	static class Statements implements StatementListener {

		final List<StatementEvent> events = new CopyOnWriteArrayList<>();

		@Override
		public void onStatement(StatementEvent event) {
			if (event.sql().contains("rhyme")) {
				this.events.add(event);
			}
		}

	}

}
