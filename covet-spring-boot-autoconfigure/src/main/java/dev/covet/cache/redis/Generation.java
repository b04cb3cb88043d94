package dev.covet.cache.redis;

import java.security.SecureRandom;
import java.util.List;

import dev.covet.cache.Tag;
import io.lettuce.core.ScriptOutputType;
import reactor.core.publisher.Mono;

/**
 * The number under which values of a store that never went back in time, and whose nodes
 * owe it nothing, are good. A new one ends them all.
 */
final class Generation {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final long BOUND = 1_000_000_000_000_000_000L;

	private final Commands commands;

	private final StoreKeys keys;

	private final Debts debts;

	private final Floors floors;

	private final Raises raises;

	private final byte[] lifetime;

	Generation(Commands commands, StoreKeys keys, Debts debts, Floors floors, Raises raises, long lifetimeMillis) {
		this.commands = commands;
		this.keys = keys;
		this.debts = debts;
		this.floors = floors;
		this.raises = raises;
		this.lifetime = StoreKeys.bytes(Long.toString(lifetimeMillis));
	}

	// Drawn, since a store that went back in time would hand out a counter's numbers
	// twice
	static String next() {
		return Long.toString(RANDOM.nextLong(BOUND));
	}

	// See whether the store is still the same one, or end what is in it. Then the other
	// nodes' copies end too. Another node may have done so before: the stamps that are
	// there now are right, however low
	Mono<Void> pay() {
		return Mono.defer(() -> {
			long mark = this.debts.mark();
			if (this.debts.isPaid()) {
				return Mono.empty();
			}
			return arrive(this.debts.isGenerationOwed()).doOnNext((changed) -> this.floors.forget())
				.flatMap((changed) -> (changed != 0) ? endEverything() : Mono.empty())
				.then(Mono.fromRunnable(() -> this.debts.pay(mark)));
		});
	}

	private Mono<Long> arrive(boolean forced) {
		byte[][] names = { this.keys.generation(), this.keys.server() };
		return this.commands.bounded(this.commands.run(Script.ARRIVE, ScriptOutputType.INTEGER, names,
				StoreKeys.bytes(next()), StoreKeys.bytes(forced ? "1" : "0"), this.lifetime));
	}

	private Mono<Void> endEverything() {
		return this.raises.raise(List.of(Tag.everything()));
	}

}
