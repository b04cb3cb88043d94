package dev.covet.cache.core;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * A read of a region, which begins anew with each subscription.
 */
// No operators: a hit in this JVM is to cost little more than looking it up.
final class RegionRead<V> extends Mono<V> {

	private final Region<V> region;

	private final Wanted<V> wanted;

	RegionRead(Region<V> region, Wanted<V> wanted) {
		this.region = region;
		this.wanted = wanted;
	}

	@Override
	public void subscribe(CoreSubscriber<? super V> actual) {
		LocalEntry<V> entry = this.region.local().find(this.wanted.key(), true);
		if (entry != null) {
			actual.onSubscribe(Operators.scalarSubscription(actual, entry.value()));
			if (this.region.servesStale() && !this.region.local().isFresh(entry)) {
				this.region.flights().renew(this.wanted, actual.currentContext());
			}
		}
		else if (LoadPath.contains(actual.currentContext(), this.region.localKey(this.wanted.key()))) {
			this.region.counters().bypassed();
			this.wanted.load().subscribe(actual);
		}
		else {
			Waiter<V> waiter = new Waiter<>(actual);
			actual.onSubscribe(waiter);
			this.region.flights().board(waiter, this.wanted);
		}
	}

}
