package dev.covet.cache.redis;

import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The parts of a store, put together.
 */
final class StoreParts {

	private final RedisStoreSettings settings;

	private final StoreClient client;

	private final StoreKeys keys;

	private final Debts debts;

	private final Health health;

	private final Links links;

	private final Commands commands;

	private final Reads reads;

	private final Raises raises;

	private final Locks locks;

	private final Sweep sweep;

	private final Ears ears;

	private final Listening listening;

	private final Heart heart;

	private final Pulse pulse;

	private final Scheduler timer = Schedulers.parallel();

	private Disposable check = Disposables.disposed();

	private StoreParts(StoreClient client, RedisStoreSettings settings) {
		long node = new SecureRandom().nextLong();
		long lifetime = settings.stampTtl().toMillis();
		long patience = settings.patience().toNanos();
		Floors floors = new Floors();
		this.settings = settings;
		this.client = client;
		this.keys = new StoreKeys(settings.prefix());
		this.debts = new Debts(this::kick);
		this.health = new Health(this.debts);
		this.links = new Links(client, this.debts, this::kick);
		this.commands = new Commands(this.links, this.health.breaker(), settings.commandTimeout(), this.timer);
		this.reads = new Reads(this.commands, this.keys, floors, this.debts, lifetime);
		this.raises = new Raises(this.commands, this.keys, floors, lifetime, node);
		this.locks = new Locks(this.commands, this.keys);
		this.sweep = new Sweep(this.commands, this.keys);
		this.ears = new Ears(node, patience, System::nanoTime);
		this.listening = new Listening(client, this.ears, this.keys.channel(), settings.connectTimeout(), this::kick);
		Generation generation = new Generation(this.commands, this.keys, this.debts, floors, this.raises, lifetime);
		this.heart = new Heart(this.links, this.debts, generation, this.raises, this.health, this.listening, settings);
		this.pulse = new Pulse(this.heart::beat, settings.heartbeat(), this.timer);
	}

	static StoreParts of(LettuceConnectionFactory factory, RedisStoreSettings settings) {
		return new StoreParts(StoreClient.like(factory, settings.connectTimeout()), settings);
	}

	void start() {
		this.client.addListener(new LossListener(this.links, this.listening));
		this.health.onBreakerOpen(this::kick);
		long half = Math.max(1, this.settings.heartbeat().toMillis() / 2);
		this.check = this.timer.schedulePeriodically(this.ears::check, half, half, TimeUnit.MILLISECONDS);
		this.pulse.kick();
	}

	private void kick() {
		this.pulse.kick();
	}

	boolean isUsable() {
		return this.health.isUsable(this.links);
	}

	boolean canSend() {
		return this.health.canSend(this.links);
	}

	StoreKeys keys() {
		return this.keys;
	}

	Debts debts() {
		return this.debts;
	}

	Commands commands() {
		return this.commands;
	}

	Reads reads() {
		return this.reads;
	}

	Raises raises() {
		return this.raises;
	}

	Locks locks() {
		return this.locks;
	}

	Sweep sweep() {
		return this.sweep;
	}

	Ears ears() {
		return this.ears;
	}

	void close() {
		this.pulse.stop();
		this.check.dispose();
		this.heart.payAtLast();
		this.listening.close();
		this.links.close();
		this.client.close();
	}

}
