package dev.covet.cache.redis;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.cache.Tag;
import reactor.core.publisher.Mono;

import org.springframework.data.redis.connection.ReturnType;

/**
 * The stamps and the generation in Redis.
 */
final class RedisStamps {

	private static final int MOST_SEEN = 10_000;

	private final RedisLink link;

	private final RedisNames names;

	private final Debt debt;

	private final ByteBuffer node;

	private final ByteBuffer seconds;

	private final Map<Tag, Long> seen = new ConcurrentHashMap<>();

	RedisStamps(RedisLink link, RedisNames names, Debt debt, String node, long seconds) {
		this.link = link;
		this.names = names;
		this.debt = debt;
		this.node = RedisNames.bytes(node);
		this.seconds = RedisNames.bytes(Long.toString(seconds));
	}

	// In an order that is the same on every node, whatever set the tags came from
	Mono<KnownStamps> known(Collection<Tag> tags) {
		List<Tag> sorted = tags.stream().distinct().sorted(Comparator.comparing(Tag::text)).toList();
		return this.link
			.eval(RedisScripts.STAMPS, ReturnType.MULTI, keys(this.names.generation(), sorted), token(),
					this.seconds.duplicate())
			.flatMap((reply) -> Mono.justOrEmpty(accept(sorted, reply)));
	}

	private Optional<KnownStamps> accept(List<Tag> tags, List<Object> reply) {
		List<Long> stamps = new ArrayList<>();
		boolean back = false;
		if (this.seen.size() > MOST_SEEN) {
			this.seen.clear();
		}
		for (int i = 0; i < tags.size(); i++) {
			long stamp = KnownStamps.number(array(reply.get(i + 1)));
			stamps.add(stamp);
			Long highest = this.seen.merge(tags.get(i), stamp, Math::max);
			back |= highest > stamp;
		}
		if (back) {
			// The store has forgotten writes, as one does that comes from an old dump
			this.seen.clear();
			this.debt.owe();
			return Optional.empty();
		}
		return Optional.of(KnownStamps.of(array(reply.get(0)), stamps));
	}

	Mono<Void> raise(Collection<Tag> tags) {
		return this.link
			.eval(RedisScripts.RAISE, ReturnType.INTEGER, keys(this.names.sequence(), tags), this.names.channel(),
					this.node.duplicate(), this.seconds.duplicate(), RedisMessage.text(tags))
			.then();
	}

	Mono<Void> beat() {
		return this.link
			.eval(RedisScripts.BEAT, ReturnType.INTEGER, List.of(this.names.sequence()), this.names.channel(),
					this.node.duplicate())
			.then();
	}

	// Ends every value that was written so far
	Mono<Void> renew() {
		return this.link.call((connection) -> connection.stringCommands().set(this.names.generation(), token())).then();
	}

	private List<ByteBuffer> keys(ByteBuffer first, Collection<Tag> tags) {
		List<ByteBuffer> keys = new ArrayList<>(List.of(first));
		tags.forEach((tag) -> keys.add(this.names.stamp(tag)));
		return keys;
	}

	static ByteBuffer token() {
		return RedisNames.bytes(UUID.randomUUID().toString());
	}

	static byte[] array(Object bytes) {
		ByteBuffer buffer = ((ByteBuffer) bytes).duplicate();
		byte[] array = new byte[buffer.remaining()];
		buffer.get(array);
		return array;
	}

}
