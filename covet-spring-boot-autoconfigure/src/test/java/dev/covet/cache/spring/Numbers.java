package dev.covet.cache.spring;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;

/**
 * A service whose numbers stand in for a database, with Spring's annotations.
 */
class Numbers {

	private final Map<Integer, Integer> database = new ConcurrentHashMap<>();

	private final AtomicInteger loads = new AtomicInteger();

	private final CountDownLatch never = new CountDownLatch(1);

	@Cacheable("numbers")
	Mono<Number> read(int id) {
		return Mono.fromSupplier(() -> load(id));
	}

	@Cacheable(cacheNames = "synced", sync = true)
	Mono<Number> readSlowly(int id) {
		return Mono.delay(Duration.ofMillis(100)).map((tick) -> load(id));
	}

	@Cacheable("slow")
	Mono<Number> readSlowlyWithoutSync(int id) {
		return Mono.delay(Duration.ofMillis(100)).map((tick) -> load(id));
	}

	@Cacheable(cacheNames = "slow", unless = "#result.value() < 0")
	Mono<Number> readPositive(int id) {
		return Mono.delay(Duration.ofMillis(50)).map((tick) -> load(id));
	}

	@Cacheable("all")
	Flux<Number> readAll() {
		return Flux.defer(() -> {
			this.loads.incrementAndGet();
			return Flux.fromStream(this.database.entrySet().stream().sorted(Map.Entry.comparingByKey()))
				.map((entry) -> new Number(entry.getKey(), entry.getValue()));
		});
	}

	@Cacheable("plain")
	Mono<Plain> readPlain(int id) {
		return Mono.fromSupplier(() -> new Plain(id, load(id).value()));
	}

	@Cacheable("blocking")
	Number readBlocking(int id) {
		return load(id);
	}

	@Cacheable(cacheNames = "blocking", sync = true)
	Number readBlockingSlowly(int id) throws InterruptedException {
		this.never.await(50, TimeUnit.MILLISECONDS);
		return load(id);
	}

	@CacheEvict(cacheNames = "blocking")
	void writeBlocking(int id) {
		this.database.merge(id, 1, Integer::sum);
	}

	@CacheEvict(cacheNames = "numbers", key = "#id")
	Mono<Void> write(int id, int value) {
		return Mono.fromRunnable(() -> this.database.put(id, value));
	}

	@CacheEvict(cacheNames = "numbers", key = "#id")
	Mono<Void> fail(int id) {
		return Mono.error(new IllegalStateException("no"));
	}

	@CachePut(cacheNames = "numbers", key = "#id")
	Mono<Number> put(int id, int value) {
		return Mono.fromSupplier(() -> {
			this.database.put(id, value);
			return new Number(id, value);
		});
	}

	@CacheEvict(cacheNames = "all", allEntries = true)
	Mono<Void> forgetAll() {
		return Mono.empty();
	}

	void set(int id, int value) {
		this.database.put(id, value);
	}

	int loads() {
		return this.loads.get();
	}

	private Number load(int id) {
		this.loads.incrementAndGet();
		return new Number(id, this.database.getOrDefault(id, 0));
	}

	record Number(int id, int value) implements Serializable {
	}

	record Plain(int id, int value) {
	}

}
