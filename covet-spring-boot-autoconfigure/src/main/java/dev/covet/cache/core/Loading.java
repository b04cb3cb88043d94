package dev.covet.cache.core;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import dev.covet.cache.SharedRead;
import dev.covet.cache.Tag;
import reactor.core.publisher.Mono;

/**
 * The way of one flight: to the shared store, then to the right to load, then to the
 * load.
 */
final class Loading<V> {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

	private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

	private final Region<V> region;

	private final Wanted<V> wanted;

	private final List<Tag> tags;

	private final Flight<V> flight;

	private final boolean renewing;

	Loading(Region<V> region, Wanted<V> wanted, List<Tag> tags, Flight<V> flight, boolean renewing) {
		this.region = region;
		this.wanted = wanted;
		this.tags = tags;
		this.flight = flight;
		this.renewing = renewing;
	}

	Mono<V> run() {
		return this.region.shared().isUsable() ? readOr(this::compete) : load(SharedRead.none());
	}

	private Mono<V> readOr(Function<SharedRead, Mono<V>> missing) {
		return this.region.shared()
			.read(this.wanted.key(), this.tags)
			.flatMap((found) -> isGood(found) ? Mono.just(accept(found)) : missing.apply(found.read()));
	}

	private boolean isGood(Found<V> found) {
		return !found.isEmpty() && (found.isFresh() || !this.renewing || !this.region.servesStale());
	}

	private V accept(Found<V> found) {
		V value = found.required();
		this.region.counters().sharedHit();
		this.region.local().keep(this.wanted.key(), value, this.flight.snapshot(), found.lifetime());
		if (!found.isFresh() && this.region.servesStale()) {
			this.region.flights().renew(this.wanted, this.flight.currentContext());
		}
		return value;
	}

	private Mono<V> compete(SharedRead read) {
		this.region.counters().sharedMiss();
		if (read.stamps() == null) {
			return load(read);
		}
		long until = this.region.time().now() + this.region.lockNanos();
		return compete(FIRST_PAUSE, until);
	}

	// Whoever gets the right looks again: the one who had it may just have stored the
	// value
	private Mono<V> compete(Duration pause, long until) {
		return lock().flatMap((locked) -> locked ? readOr(this::load)
				: Mono.delay(pause, this.region.time().scheduler()).then(readOr((read) -> goOn(read, pause, until))));
	}

	private Mono<V> goOn(SharedRead read, Duration pause, long until) {
		if (read.stamps() == null || this.region.time().now() - until >= 0) {
			return load(read);
		}
		Duration longer = pause.multipliedBy(2);
		return compete((longer.compareTo(LONGEST_PAUSE) < 0) ? longer : LONGEST_PAUSE, until);
	}

	// Not cancelled with the flight: the store may have given the right already, and then
	// it must be given back
	private Mono<Boolean> lock() {
		return Mono.fromFuture(() -> this.region.shared()
			.lock(this.wanted.key())
			.doOnNext(this.flight::hold)
			.hasElement()
			.contextWrite(this.flight.currentContext())
			.toFuture(), true);
	}

	private Mono<V> load(SharedRead before) {
		return Mono.defer(() -> {
			long start = this.region.time().now();
			RegionCounters counters = this.region.counters();
			return this.wanted.load()
				.doOnSuccess((value) -> counters.loaded(this.region.time().now() - start))
				.doOnError((ex) -> counters.failed(this.region.time().now() - start));
		}).flatMap((value) -> keep(value, before));
	}

	private Mono<V> keep(V value, SharedRead before) {
		if (!this.flight.snapshot().isCurrent()) {
			return Mono.just(value);
		}
		Lifetime lifetime = this.region.lifetimes().next(this.wanted.ttl());
		this.region.local().keep(this.wanted.key(), value, this.flight.snapshot(), lifetime);
		return this.region.shared().write(this.wanted.key(), value, before, lifetime).thenReturn(value);
	}

}
