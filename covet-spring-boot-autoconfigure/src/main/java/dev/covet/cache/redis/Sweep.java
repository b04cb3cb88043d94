package dev.covet.cache.redis;

import java.util.concurrent.atomic.AtomicLong;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import reactor.core.publisher.Mono;

/**
 * Frees the memory of many values, in steps between which the server serves others.
 */
final class Sweep {

	private static final int STEP = 100;

	private final Commands commands;

	private final StoreKeys keys;

	Sweep(Commands commands, StoreKeys keys) {
		this.commands = commands;
		this.keys = keys;
	}

	// On a cluster the cursor goes from node to node by itself. What is left when the
	// store stops to answer ends by its TTL
	Mono<Long> clear(String beginning) {
		return Mono.defer(() -> {
			ScanArgs matching = new ScanArgs().match(this.keys.valuePattern(beginning)).limit(STEP);
			AtomicLong freed = new AtomicLong();
			return step(ScanCursor.INITIAL, matching, freed)
				.expand((page) -> page.isFinished() ? Mono.empty() : step(page, matching, freed))
				.onErrorComplete()
				.then(Mono.fromSupplier(freed::get));
		});
	}

	private Mono<KeyScanCursor<byte[]>> step(ScanCursor from, ScanArgs matching, AtomicLong freed) {
		return this.commands
			.bounded(this.commands.<KeyScanCursor<byte[]>>call((commands) -> commands.scan(from, matching)))
			.flatMap((page) -> free(page, freed).thenReturn(page));
	}

	private Mono<Void> free(KeyScanCursor<byte[]> page, AtomicLong freed) {
		byte[][] names = page.getKeys().toArray(byte[][]::new);
		if (names.length == 0) {
			return Mono.empty();
		}
		return this.commands.bounded(this.commands.<Long>call((commands) -> commands.unlink(names)))
			.doOnNext(freed::addAndGet)
			.then();
	}

}
