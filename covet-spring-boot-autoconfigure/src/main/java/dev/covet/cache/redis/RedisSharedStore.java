package dev.covet.cache.redis;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import dev.covet.cache.SharedListener;
import dev.covet.cache.SharedLock;
import dev.covet.cache.SharedRead;
import dev.covet.cache.SharedStore;
import dev.covet.cache.Tag;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.SetCondition;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.types.Expiration;

/**
 * A shared store in Redis, on connections of its own. Connects in the background, and
 * isn't usable until it has. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class RedisSharedStore implements SharedStore, AutoCloseable {

	private static final int BATCH = 500;

	private final RedisLink link;

	private final RedisStamps stamps;

	private final RedisNames names;

	private final Debt debt;

	private final RedisHearing hearing;

	private final Runnable onClose;

	private final LongAdder unreadable = new LongAdder();

	RedisSharedStore(RedisLink link, RedisStamps stamps, RedisNames names, Debt debt, RedisHearing hearing,
			Runnable onClose) {
		this.link = link;
		this.stamps = stamps;
		this.names = names;
		this.debt = debt;
		this.hearing = hearing;
		this.onClose = onClose;
	}

	@Override
	public boolean isUsable() {
		return !this.debt.isOpen() && this.link.isUsable();
	}

	// Both at once: it doesn't matter which is answered first, for a value with stamps
	// that are current after the read began is one that the reader may have
	@Override
	public Mono<SharedRead> read(String key, List<Tag> tags) {
		return Mono.defer(() -> {
			if (!isUsable()) {
				return Mono.just(SharedRead.none());
			}
			Mono<byte[]> stored = this.link.call((connection) -> connection.stringCommands().get(this.names.value(key)))
				.map(RedisStamps::array)
				.defaultIfEmpty(new byte[0]);
			return Mono.zip(this.stamps.known(tags), stored, this::open);
		}).onErrorReturn(SharedRead.none()).defaultIfEmpty(SharedRead.none());
	}

	private SharedRead open(KnownStamps known, byte[] stored) {
		if (this.debt.isOpen()) {
			return SharedRead.none();
		}
		if (stored.length != 0 && !KnownStamps.isReadable(stored)) {
			this.unreadable.increment();
		}
		return new SharedRead(known.valueOf(stored), known);
	}

	@Override
	public Mono<Void> write(String key, byte[] value, SharedRead before, Duration ttl) {
		return Mono.defer(() -> {
			if (!isUsable() || !(before.stamps() instanceof KnownStamps known) || ttl.toMillis() <= 0) {
				return Mono.empty();
			}
			ByteBuffer bytes = known.before(value);
			return this.link
				.call((connection) -> connection.stringCommands()
					.set(this.names.value(key), bytes, SetCondition.upsert(), Expiration.milliseconds(ttl.toMillis())))
				.then();
		}).onErrorComplete();
	}

	@Override
	public Mono<SharedLock> lock(String key, Duration longest) {
		return Mono.defer(() -> {
			if (!isUsable()) {
				return Mono.just(noLock());
			}
			ByteBuffer owner = RedisStamps.token();
			return this.link
				.call((connection) -> connection.stringCommands()
					.set(this.names.lock(key), owner.duplicate(), SetCondition.ifAbsent(),
							Expiration.milliseconds(Math.max(1, longest.toMillis()))))
				.filter((done) -> done)
				.map((done) -> (SharedLock) () -> unlock(key, owner));
		}).onErrorReturn(noLock());
	}

	private static SharedLock noLock() {
		return Mono::empty;
	}

	private Mono<Void> unlock(String key, ByteBuffer owner) {
		return this.link.eval(RedisScripts.UNLOCK, ReturnType.INTEGER, List.of(this.names.lock(key)), owner.duplicate())
			.then()
			.onErrorComplete();
	}

	// Owed as well if the subscriber leaves before it is known to be done
	@Override
	public Mono<Void> raise(Collection<Tag> tags) {
		return Mono.defer(() -> tags.isEmpty() ? Mono.<Void>empty() : this.stamps.raise(tags))
			.doOnError((error) -> this.debt.owe())
			.doOnCancel(this.debt::owe)
			.onErrorComplete();
	}

	@Override
	public Mono<Long> clear(String prefix) {
		ScanOptions options = ScanOptions.scanOptions().match(this.names.values(prefix)).count(BATCH).build();
		return Mono.defer(() -> isUsable() ? Mono.just(this.link.connect()) : Mono.empty())
			.flatMapMany((connection) -> connection.keyCommands()
				.scan(options)
				.buffer(BATCH)
				.concatMap((keys) -> connection.keyCommands().mUnlink(keys)))
			.reduce(0L, Long::sum)
			.onErrorReturn(0L);
	}

	@Override
	public void listen(SharedListener listener) {
		this.hearing.listen(listener);
	}

	/**
	 * Return how many values were found that no version of Covet wrote.
	 * @return the number
	 */
	public long unreadable() {
		return this.unreadable.sum();
	}

	@Override
	public void close() {
		this.onClose.run();
	}

}
