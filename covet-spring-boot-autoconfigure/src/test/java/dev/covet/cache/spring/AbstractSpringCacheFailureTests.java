package dev.covet.cache.spring;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

import dev.covet.cache.spring.Numbers.Number;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes wrong with Spring's annotations over Redis as Spring Data brings it, each
 * failure as a test that any manager can be put to.
 */
abstract class AbstractSpringCacheFailureTests {

	static final Duration TIMEOUT = Duration.ofSeconds(15);

	private static final Log logger = LogFactory.getLog(AbstractSpringCacheFailureTests.class);

	// A failure that happens now and then is seen in a fourth of the tries as well
	private static final int TRIES = Boolean.getBoolean("covet.cache.spring-own") ? 200 : 50;

	private static final int CALLERS = 50;

	private AnnotationConfigApplicationContext context;

	private Numbers numbers;

	private TransactionalOperator transaction;

	abstract void register(AnnotationConfigApplicationContext context);

	// The bytes of all values in what nodes share
	abstract Collection<byte[]> stored();

	@BeforeEach
	void start() {
		this.context = new AnnotationConfigApplicationContext();
		this.context.register(Application.class);
		register(this.context);
		this.context.refresh();
		this.numbers = this.context.getBean(Numbers.class);
		this.transaction = this.context.getBean(TransactionalOperator.class);
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	CacheManager manager() {
		return this.context.getBean(CacheManager.class);
	}

	Numbers numbers() {
		return this.numbers;
	}

	TransactionalOperator transaction() {
		return this.transaction;
	}

	@Test
	void evictWhenCompletedLeavesNoOldValueToBeRead() {
		int old = 0;
		for (int i = 1; i <= TRIES; i++) {
			await(this.numbers.read(1));
			int value = i;
			old += await(this.numbers.write(1, i)
				.then(Mono.defer(() -> this.numbers.read(1)))
				.map((number) -> (number.value() != value) ? 1 : 0));
		}
		logger.info("%s: %d of %d reads after an eviction got the old value".formatted(name(), old, TRIES));
		assertThat(old).isZero();
	}

	@Test
	void evictWhenReturnedLeavesNoOldValueToBeRead() {
		int old = 0;
		for (int i = 1; i <= TRIES; i++) {
			this.numbers.readBlocking(1);
			this.numbers.writeBlocking(1);
			old += (this.numbers.readBlocking(1).value() != i) ? 1 : 0;
		}
		logger.info("%s: %d of %d reads after a blocking eviction got the old value".formatted(name(), old, TRIES));
		assertThat(old).isZero();
	}

	@Test
	void clearWhenReturnedLeavesNoOldValueToBeRead() {
		Cache cache = manager().getCache("numbers");
		int old = 0;
		for (int i = 1; i <= TRIES; i++) {
			cache.put(1, new Number(1, i));
			cache.clear();
			old += (cache.get(1) != null) ? 1 : 0;
		}
		logger.info("%s: %d of %d reads after clearing got the old value".formatted(name(), old, TRIES));
		assertThat(old).isZero();
	}

	@Test
	void putWhenReturnedIsWhatIsRead() {
		Cache cache = manager().getCache("numbers");
		int old = 0;
		for (int i = 1; i <= TRIES; i++) {
			cache.put(1, new Number(1, i));
			Number read = cache.get(1, Number.class);
			old += (read == null || read.value() != i) ? 1 : 0;
		}
		logger.info("%s: %d of %d reads after a blocking put got something else".formatted(name(), old, TRIES));
		assertThat(old).isZero();
	}

	@Test
	void putWhenCompletedIsWhatIsRead() {
		int old = 0;
		for (int i = 1; i <= TRIES; i++) {
			int value = i;
			old += await(this.numbers.put(1, i)
				.then(Mono.defer(() -> this.numbers.read(1)))
				.map((number) -> (number.value() != value) ? 1 : 0));
		}
		logger.info("%s: %d of %d reads after a put got the old value".formatted(name(), old, TRIES));
		assertThat(old).isZero();
	}

	@Test
	void evictWhenTransactionIsOpenStillWaitsForItsCommit() {
		await(this.numbers.read(2));
		Mono<Void> writing = this.numbers.write(2, 0).then(Mono.defer(() -> {
			this.numbers.set(2, 0);
			return ofSomebodyElse(this.numbers.read(2));
		})).doOnNext((read) -> this.numbers.set(2, 7)).then();
		await(this.transaction.transactional(writing).thenReturn(true));
		assertThat(await(this.numbers.read(2)).value()).as("what was committed, not what was read before that")
			.isEqualTo(7);
	}

	@Test
	void evictWhenTransactionIsRolledBackDoesNothing() {
		await(this.numbers.read(3));
		Mono<Void> writing = this.numbers.write(3, 0).then(Mono.error(new IllegalStateException("roll back")));
		await(this.transaction.transactional(writing).onErrorComplete().thenReturn(true));
		await(this.numbers.read(3));
		assertThat(this.numbers.loads()).isOne();
	}

	@Test
	void putWhenTransactionIsRolledBackDoesNothing() {
		await(this.numbers.read(4));
		Mono<Void> writing = this.numbers.put(4, 99).then(Mono.error(new IllegalStateException("roll back")));
		await(this.transaction.transactional(writing).onErrorComplete().thenReturn(true));
		assertThat(await(this.numbers.read(4)).value()).as("nothing that was never committed").isZero();
	}

	@Test
	void cacheableWhenTransactionHasWrittenKeepsNothingOfIt() {
		Mono<Number> reading = Mono.fromRunnable(() -> this.numbers.set(5, 99)).then(this.numbers.read(5));
		await(this.transaction.transactional(reading.then(Mono.<Void>error(new IllegalStateException("roll back"))))
			.onErrorComplete()
			.thenReturn(true));
		this.numbers.set(5, 0);
		assertThat(await(this.numbers.read(5)).value()).as("nothing that was never committed").isZero();
	}

	@Test
	void syncWhenManyCallOnAMonoLoadsOnce() {
		await(Flux.range(0, CALLERS).flatMap((caller) -> this.numbers.readSlowly(6), CALLERS).then().thenReturn(true));
		logger.info("%s: %d loads for %d callers with sync = true".formatted(name(), this.numbers.loads(), CALLERS));
		assertThat(this.numbers.loads()).isOne();
	}

	@Test
	void cacheableWhenSubscribedToAgainGivesTheValueAgain() {
		Mono<Number> read = this.numbers.read(7);
		assertThat(await(read)).isEqualTo(await(read)).isEqualTo(await(read));
		Flux<Number> all = this.numbers.readAll();
		assertThat(await(all.collectList())).isEqualTo(await(all.collectList()));
	}

	@Test
	void cacheableWhenOnlyAssembledCallsNothing() {
		this.numbers.read(8);
		this.numbers.readAll();
		assertThat(this.numbers.loads()).isZero();
		assertThat(this.numbers.read(8)).isNotNull();
	}

	@Test
	void cacheableWhenSubscribedToAgainAfterAWriteReadsAnew() {
		Mono<Number> read = this.numbers.read(9);
		await(read);
		await(this.numbers.write(9, 5).thenReturn(true));
		assertThat(await(read).value()).isEqualTo(5);
	}

	@Test
	void valueWhenSharedIsNoSerializedObject() {
		await(this.numbers.readPlain(10));
		await(this.numbers.read(10));
		assertThat(stored()).as("values in Redis").hasSize(2);
		assertThat(stored()).as("values that begin like serialized Java objects")
			.noneMatch((bytes) -> bytes[0] == (byte) 0xAC && bytes[1] == (byte) 0xED);
	}

	@Test
	void evictWhenALoadHasBegunLeavesNothingOfIt() {
		Mono<Number> loading = this.numbers.readSlowlyWithoutSync(11);
		Mono<Number> first = loading.cache();
		first.subscribe();
		this.numbers.set(11, 5);
		manager().getCache("slow").evict(11);
		int seen = await(first).value();
		int after = await(this.numbers.readSlowlyWithoutSync(11)).value();
		assertThat(after).as("read after the eviction, the load saw %d", seen).isEqualTo(5);
	}

	// With a context of its own
	private static <T> Mono<T> ofSomebodyElse(Mono<T> mono) {
		return Mono.fromFuture(() -> mono.subscribeOn(Schedulers.boundedElastic()).toFuture());
	}

	<T> T await(Mono<T> mono) {
		return mono.blockOptional(TIMEOUT).orElseThrow();
	}

	private String name() {
		return manager().getClass().getSimpleName();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching(proxyTargetClass = true)
	static class Application {

		@Bean
		Numbers numbers() {
			return new Numbers();
		}

		@Bean
		ConnectionFactory connectionFactory() {
			return ConnectionFactories.get("r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=DB_CLOSE_DELAY=-1");
		}

		@Bean
		TransactionalOperator transactionalOperator(ConnectionFactory connections) {
			return TransactionalOperator.create(new R2dbcTransactionManager(connections));
		}

	}

}
