package dev.covet.cache.core;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.covet.cache.CacheKey;
import dev.covet.cache.Tag;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * The flights of a region that are under way, one for each key, and beside them those
 * that renew values which are still served.
 */
final class Flights<V> {

	private final ConcurrentMap<CacheKey, Flight<V>> flights = new ConcurrentHashMap<>();

	private final ConcurrentMap<CacheKey, Flight<V>> renewals = new ConcurrentHashMap<>();

	private final Region<V> region;

	Flights(Region<V> region) {
		this.region = region;
	}

	void board(Waiter<V> waiter, Wanted<V> wanted) {
		while (!waiter.isOver()) {
			Flight<V> there = this.flights.get(wanted.key());
			if (joins(there, waiter) || joins(renewal(wanted.key()), waiter)) {
				this.region.counters().joined();
				return;
			}
			Takeoff<V> mine = takeoff(this.flights, wanted, waiter.currentContext());
			if (put(this.flights, wanted.key(), there, mine.flight()) && mine.flight().join(waiter)) {
				leaveIfOver(mine.flight(), waiter);
				start(mine, wanted);
				return;
			}
		}
	}

	void renew(Wanted<V> wanted, Context context) {
		Flight<V> there = this.renewals.get(wanted.key());
		if (there != null && there.giveUpIfIdle(this.region.lifetimes().staleNanos())) {
			there = null;
		}
		if (there != null && there.isJoinable()) {
			return;
		}
		Takeoff<V> mine = takeoff(this.renewals, wanted, context);
		if (put(this.renewals, wanted.key(), there, mine.flight())) {
			fly(mine, wanted, true);
		}
	}

	int size() {
		return this.flights.size() + this.renewals.size();
	}

	// Only where this JVM keeps values: elsewhere the shared store still has the one that
	// is
	// being renewed, and nobody needs to wait
	private @Nullable Flight<V> renewal(CacheKey key) {
		return (this.region.servesStale() && this.region.local().isUsed()) ? this.renewals.get(key) : null;
	}

	private boolean joins(@Nullable Flight<V> there, Waiter<V> waiter) {
		if (there == null || !there.isJoinable() || !there.join(waiter)) {
			return false;
		}
		leaveIfOver(there, waiter);
		return true;
	}

	private Takeoff<V> takeoff(ConcurrentMap<CacheKey, Flight<V>> map, Wanted<V> wanted, Context context) {
		List<Tag> tags = this.region.tags().all(wanted.key(), wanted.tags());
		Snapshot snapshot = Snapshot.take(this.region.tags().stamps(tags));
		Context inner = LoadPath.enter(context, this.region.localKey(wanted.key()));
		return new Takeoff<>(
				new Flight<>(snapshot, inner, this.region.time(), (over) -> map.remove(wanted.key(), over)), tags);
	}

	private boolean put(ConcurrentMap<CacheKey, Flight<V>> map, CacheKey key, @Nullable Flight<V> there,
			Flight<V> mine) {
		return (there != null) ? map.replace(key, there, mine) : map.putIfAbsent(key, mine) == null;
	}

	// A caller who left before the flight knew of it
	private void leaveIfOver(Flight<V> flight, Waiter<V> waiter) {
		if (waiter.isOver()) {
			flight.leave(waiter);
		}
	}

	// The flight before this one may just have ended, between this caller's look and now
	private void start(Takeoff<V> mine, Wanted<V> wanted) {
		V kept = this.region.local().findFresh(wanted.key());
		if (kept != null) {
			mine.flight().finish((waiter) -> waiter.complete(kept));
		}
		else {
			fly(mine, wanted, false);
		}
	}

	private void fly(Takeoff<V> mine, Wanted<V> wanted, boolean renewing) {
		if (!mine.flight().isOver()) {
			new Loading<>(this.region, wanted, mine.tags(), mine.flight(), renewing).run().subscribe(mine.flight());
		}
	}

	/**
	 * A flight before it begins.
	 */
	private record Takeoff<V>(Flight<V> flight, List<Tag> tags) {

	}

}
