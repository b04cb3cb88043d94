package dev.covet.cache.redis;

import java.util.ArrayList;
import java.util.List;

import dev.covet.cache.Tag;
import io.lettuce.core.ScriptOutputType;
import reactor.core.publisher.Mono;

/**
 * Raises stamps and tells the other nodes.
 */
final class Raises {

	private final Commands commands;

	private final StoreKeys keys;

	private final Floors floors;

	private final byte[] lifetime;

	private final long node;

	Raises(Commands commands, StoreKeys keys, Floors floors, long lifetimeMillis, long node) {
		this.commands = commands;
		this.keys = keys;
		this.floors = floors;
		this.lifetime = StoreKeys.bytes(Long.toString(lifetimeMillis));
		this.node = node;
	}

	Mono<Void> raise(List<Tag> tags) {
		Mono<List<Object>> raised = this.commands.run(Script.RAISE, ScriptOutputType.MULTI, this.keys.raised(tags),
				this.lifetime, this.keys.channel(), RaisedMessage.body(this.node, tags));
		return this.commands.bounded(raised).doOnNext((numbers) -> this.floors.raised(tags, longs(numbers))).then();
	}

	Mono<Void> beat() {
		byte[][] names = { this.keys.generation(), this.keys.server(), this.keys.sequence() };
		return this.commands
			.bounded(this.commands.<Long>run(Script.BEAT, ScriptOutputType.INTEGER, names, this.lifetime,
					this.keys.channel(), RaisedMessage.body(this.node, List.of())))
			.then();
	}

	private static List<Long> longs(List<Object> numbers) {
		List<Long> longs = new ArrayList<>(numbers.size());
		numbers.forEach((number) -> longs.add((Long) number));
		return longs;
	}

}
