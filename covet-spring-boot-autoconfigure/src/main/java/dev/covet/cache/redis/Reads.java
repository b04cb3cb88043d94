package dev.covet.cache.redis;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import dev.covet.cache.SharedRead;
import dev.covet.cache.Tag;
import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads values together with the stamps of what they depend on.
 */
final class Reads {

	private final Commands commands;

	private final StoreKeys keys;

	private final Floors floors;

	private final Debts debts;

	private final byte[] lifetime;

	private final LongAdder unreadable = new LongAdder();

	Reads(Commands commands, StoreKeys keys, Floors floors, Debts debts, long lifetimeMillis) {
		this.commands = commands;
		this.keys = keys;
		this.floors = floors;
		this.debts = debts;
		this.lifetime = StoreKeys.bytes(Long.toString(lifetimeMillis));
	}

	long unreadable() {
		return this.unreadable.sum();
	}

	// To be used only if no debt has come since
	Mono<SharedRead> read(String key, List<Tag> tags, long mark) {
		long[] floors = this.floors.of(tags);
		byte[][] names = this.keys.read(key, tags);
		return this.commands.bounded(fetch(names))
			.map((fetched) -> (this.debts.mark() != mark) ? SharedRead.none() : judge(fetched, tags, floors));
	}

	private Mono<Fetched> fetch(byte[][] names) {
		return this.commands.<List<KeyValue<byte[], byte[]>>>call((commands) -> commands.mget(names))
			.flatMap((found) -> {
				byte[] value = found.get(0).getValueOrElse(null);
				long[] numbers = new long[names.length - 1];
				for (int i = 0; i < numbers.length; i++) {
					numbers[i] = number(found.get(i + 1).getValueOrElse(null));
					if (numbers[i] < 0) {
						return create(value, Arrays.copyOfRange(names, 1, names.length));
					}
				}
				return Mono.just(new Fetched(value, numbers));
			});
	}

	// The value can't be good: no value was ever written with a stamp that is new
	private Mono<Fetched> create(byte @Nullable [] value, byte[][] names) {
		byte[] generation = StoreKeys.bytes(Generation.next());
		return this.commands.<List<byte[]>>run(Script.CREATE, ScriptOutputType.MULTI, names, generation, this.lifetime)
			.map((made) -> new Fetched(value, made.stream().mapToLong(Reads::number).toArray()));
	}

	private SharedRead judge(Fetched fetched, List<Tag> tags, long[] floors) {
		for (int i = 0; i < floors.length; i++) {
			if (fetched.numbers()[i + 1] < floors[i]) {
				this.debts.addGeneration();
				return SharedRead.none();
			}
		}
		StampHeader header = StampHeader.of(tags, fetched.numbers());
		byte[] stored = fetched.value();
		if (stored != null && header.begins(stored)) {
			return new SharedRead(header.after(stored), header);
		}
		if (stored != null && !StampHeader.isReadable(stored)) {
			this.unreadable.increment();
		}
		return new SharedRead(null, header);
	}

	// Negative for what is no number of a stamp
	private static long number(byte @Nullable [] digits) {
		if (digits == null || digits.length == 0 || digits.length > 18) {
			return -1;
		}
		long number = 0;
		for (byte digit : digits) {
			if (digit < '0' || digit > '9') {
				return -1;
			}
			number = number * 10 + (digit - '0');
		}
		return number;
	}

	/**
	 * What Redis had.
	 *
	 * @param value the bytes, or {@code null}
	 * @param numbers the generation and the stamps
	 */
	private record Fetched(byte @Nullable [] value, long[] numbers) {
	}

}
