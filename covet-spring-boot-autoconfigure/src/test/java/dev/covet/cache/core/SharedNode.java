package dev.covet.cache.core;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import dev.covet.cache.SharedListener;
import dev.covet.cache.SharedLock;
import dev.covet.cache.SharedRead;
import dev.covet.cache.SharedStore;
import dev.covet.cache.Tag;
import reactor.core.publisher.Mono;

/**
 * One node's way to the shared store, which can be cut in either direction.
 */
final class SharedNode implements SharedStore {

	private final SharedWorld world;

	private volatile SharedListener listener;

	private volatile boolean down;

	private volatile boolean owes;

	private volatile boolean deaf;

	SharedNode(SharedWorld world) {
		this.world = world;
	}

	// Commands are lost; those that raise are owed
	void cut() {
		this.down = true;
	}

	// The debt is paid before anything is read again
	void heal() {
		this.down = false;
		if (this.owes) {
			this.world.newGeneration(this);
			this.owes = false;
		}
	}

	void deafen() {
		this.deaf = true;
		this.listener.onDeaf();
	}

	void hearAgain() {
		this.deaf = false;
		this.listener.onHeard();
	}

	boolean isDeaf() {
		return this.deaf;
	}

	boolean isDown() {
		return this.down;
	}

	void hear(Collection<Tag> tags) {
		if (!this.deaf) {
			this.listener.onRaised(tags);
		}
	}

	@Override
	public boolean isUsable() {
		return !this.down && !this.owes;
	}

	@Override
	public Mono<SharedRead> read(String key, List<Tag> tags) {
		return this.world.step().then(Mono.fromCallable(() -> {
			if (!isUsable()) {
				return SharedRead.none();
			}
			List<Long> stamps = this.world.stamps(tags);
			return new SharedRead(this.world.value(key, stamps), stamps);
		})).flatMap((read) -> this.world.step().thenReturn(read));
	}

	@Override
	public Mono<Void> write(String key, byte[] value, SharedRead before, Duration ttl) {
		return this.world.step().then(Mono.fromRunnable(() -> {
			if (isUsable()) {
				this.world.write(key, value, before.stamps(), ttl.toMillis());
			}
		})).then(Mono.defer(this.world::step));
	}

	@Override
	public Mono<SharedLock> lock(String key, Duration longest) {
		return Mono.defer(() -> {
			Object owner = new Object();
			SharedLock lock = () -> this.world.step().then(Mono.fromRunnable(() -> this.world.unlock(key, owner)));
			return this.world.step()
				.then(Mono
					.fromCallable(() -> (!isUsable() || this.world.lock(key, owner, longest.toMillis())) ? lock : null))
				.flatMap((got) -> this.world.step().thenReturn(got));
		});
	}

	@Override
	public Mono<Void> raise(Collection<Tag> tags) {
		return this.world.step().then(Mono.fromRunnable(() -> {
			if (isUsable()) {
				this.world.raise(this, tags);
			}
			else {
				this.owes = true;
			}
		})).then(Mono.defer(this.world::step));
	}

	@Override
	public Mono<Long> clear(String prefix) {
		return this.world.step().then(Mono.fromCallable(() -> this.world.clear(prefix)));
	}

	@Override
	public void listen(SharedListener listener) {
		this.listener = listener;
	}

}
