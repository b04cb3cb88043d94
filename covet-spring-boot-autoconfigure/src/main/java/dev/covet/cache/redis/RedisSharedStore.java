package dev.covet.cache.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import dev.covet.cache.SharedListener;
import dev.covet.cache.SharedLock;
import dev.covet.cache.SharedRead;
import dev.covet.cache.SharedStore;
import dev.covet.cache.Tag;
import io.lettuce.core.SetArgs;
import reactor.core.publisher.Mono;

/**
 * A store in Redis: one server, one watched by Sentinel, or a cluster. It has connections
 * of its own, made in the background, so that neither start nor calls ever wait for them.
 * While Redis does not answer, or this node owes it something, reads find nothing at
 * once. Safe for use by many threads.
 *
 * <p>
 * After a write of which nobody knows whether it reached Redis, after a restart and after
 * a fail-over, this node ends all values in Redis before it uses them again.
 *
 * @since 0.1.0
 */
public final class RedisSharedStore implements SharedStore, AutoCloseable {

	// So many tags at once are told as everything
	private static final int MOST_TAGS = 5000;

	// A larger one takes so long that Redis would seem to hang
	private static final int MOST_BYTES = 4 << 20;

	private static final SharedLock NO_LOCK = Mono::empty;

	private final StoreParts parts;

	RedisSharedStore(StoreParts parts) {
		this.parts = parts;
	}

	@Override
	public boolean isUsable() {
		return this.parts.isUsable();
	}

	/**
	 * Return how many stored values had bytes that this version can't read.
	 * @return the number
	 */
	public long unreadable() {
		return this.parts.reads().unreadable();
	}

	@Override
	public Mono<SharedRead> read(String key, List<Tag> tags) {
		return Mono.defer(() -> {
			long mark = this.parts.debts().mark();
			return isUsable() ? this.parts.reads().read(key, tags, mark).onErrorReturn(SharedRead.none())
					: Mono.just(SharedRead.none());
		});
	}

	@Override
	public Mono<Void> write(String key, byte[] value, SharedRead before, Duration ttl) {
		return Mono.defer(() -> {
			if (!(before.stamps() instanceof StampHeader header) || !isUsable() || value.length > MOST_BYTES
					|| ttl.toMillis() <= 0) {
				return Mono.empty();
			}
			byte[] name = this.parts.keys().value(key);
			byte[] stored = header.before(value);
			SetArgs end = SetArgs.Builder.px(ttl.toMillis());
			return this.parts.commands()
				.bounded(this.parts.commands().<String>call((commands) -> commands.set(name, stored, end)))
				.onErrorComplete()
				.then();
		});
	}

	@Override
	public Mono<SharedLock> lock(String key, Duration longest) {
		return Mono.defer(() -> isUsable() ? this.parts.locks().lock(key, longest) : Mono.just(NO_LOCK));
	}

	@Override
	public Mono<Void> raise(Collection<Tag> tags) {
		return Mono.defer(() -> {
			if (tags.isEmpty()) {
				return Mono.empty();
			}
			if (!this.parts.canSend()) {
				owe();
				return Mono.empty();
			}
			return this.parts.raises()
				.raise((tags.size() <= MOST_TAGS) ? List.copyOf(tags) : List.of(Tag.everything()))
				.doOnCancel(this::owe)
				.onErrorResume((ex) -> Mono.fromRunnable(this::owe));
		});
	}

	// Nobody knows whether the stamps were raised: until all values have been ended
	// nothing is read
	private void owe() {
		this.parts.debts().addGeneration();
	}

	@Override
	public Mono<Long> clear(String prefix) {
		return Mono.defer(() -> isUsable() ? this.parts.sweep().clear(prefix) : Mono.just(0L));
	}

	@Override
	public void listen(SharedListener listener) {
		this.parts.ears().add(listener);
	}

	/**
	 * Pay what is still owed, if Redis answers, and close all connections.
	 */
	@Override
	public void close() {
		this.parts.close();
	}

}
