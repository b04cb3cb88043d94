package dev.covet.cache.redis;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

import dev.covet.cache.SharedLock;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import reactor.core.publisher.Mono;

/**
 * Locks that end by themselves, and that nobody but their owner lets go of.
 */
final class Locks {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int LENGTH = 12;

	private final Commands commands;

	private final StoreKeys keys;

	Locks(Commands commands, StoreKeys keys) {
		this.commands = commands;
		this.keys = keys;
	}

	// Empty if another one has it. If nobody knows, the load goes on, and what may have
	// been locked is let go
	Mono<SharedLock> lock(String key, Duration longest) {
		byte[] name = this.keys.lock(key);
		byte[] owner = owner();
		SetArgs once = SetArgs.Builder.nx().px(Math.max(1, longest.toMillis()));
		SharedLock lock = () -> release(name, owner);
		return this.commands.bounded(this.commands.<String>call((commands) -> commands.set(name, owner, once)))
			.map((done) -> lock)
			.onErrorReturn(lock);
	}

	private Mono<Void> release(byte[] name, byte[] owner) {
		return this.commands
			.bounded(this.commands.<Long>run(Script.RELEASE, ScriptOutputType.INTEGER, new byte[][] { name }, owner))
			.onErrorComplete()
			.then();
	}

	private static byte[] owner() {
		byte[] owner = new byte[LENGTH];
		RANDOM.nextBytes(owner);
		return StoreKeys.bytes(HexFormat.of().formatHex(owner));
	}

}
