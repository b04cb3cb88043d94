package dev.covet.cache.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import dev.covet.cache.Tag;
import io.lettuce.core.ScriptOutputType;
import reactor.core.publisher.Mono;

/**
 * Raises stamps and tells the other nodes, with a number by which they notice if one was
 * lost, and whoever raised could not tell them.
 */
final class Raises {

	private final Commands commands;

	private final StoreKeys keys;

	private final Floors floors;

	private final byte[] lifetime;

	private final long node;

	private long sequence;

	Raises(Commands commands, StoreKeys keys, Floors floors, long lifetimeMillis, long node) {
		this.commands = commands;
		this.keys = keys;
		this.floors = floors;
		this.lifetime = StoreKeys.bytes(Long.toString(lifetimeMillis));
		this.node = node;
	}

	Mono<Void> raise(List<Tag> tags) {
		byte[][] stamps = this.keys.stamps(tags);
		return this.commands.<List<Object>>bounded(Mono.defer(() -> send(stamps, tags)))
			.doOnNext((numbers) -> this.floors.raised(tags, longs(numbers)))
			.then();
	}

	// Numbered and sent as one step, so that the others get them in order
	private synchronized Mono<List<Object>> send(byte[][] stamps, List<Tag> tags) {
		this.sequence++;
		byte[] message = RaisedMessage.of(this.node, this.sequence, tags).bytes();
		byte[][] values = { this.lifetime, this.keys.channel(), message };
		CompletionStage<List<Object>> started = this.commands.start(Script.RAISE, ScriptOutputType.MULTI, stamps,
				values);
		return this.commands.after(started, Script.RAISE, ScriptOutputType.MULTI, stamps, values);
	}

	Mono<Void> beat() {
		return this.commands.<Long>bounded(Mono.defer(this::sendBeat)).then();
	}

	private synchronized Mono<Long> sendBeat() {
		byte[] message = RaisedMessage.of(this.node, this.sequence, List.of()).bytes();
		byte[][] beaten = { this.keys.generation(), this.keys.server() };
		byte[][] values = { this.lifetime, this.keys.channel(), message };
		CompletionStage<Long> started = this.commands.start(Script.BEAT, ScriptOutputType.INTEGER, beaten, values);
		return this.commands.after(started, Script.BEAT, ScriptOutputType.INTEGER, beaten, values);
	}

	private static List<Long> longs(List<Object> numbers) {
		List<Long> longs = new ArrayList<>(numbers.size());
		numbers.forEach((number) -> longs.add((Long) number));
		return longs;
	}

}
