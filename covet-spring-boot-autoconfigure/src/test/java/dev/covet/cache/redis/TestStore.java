package dev.covet.cache.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.covet.cache.SharedRead;
import dev.covet.cache.Tag;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A node's store, and calls that wait for it.
 */
final class TestStore implements AutoCloseable {

	static final Duration TIMEOUT = Duration.ofSeconds(20);

	static final Duration TTL = Duration.ofMinutes(5);

	static final List<Tag> POSTS = List.of(Tag.everything(), Tag.table("posts"));

	private final LettuceConnectionFactory factory;

	private final RedisSharedStore store;

	private TestStore(LettuceConnectionFactory factory, RedisSharedStore store) {
		this.factory = factory;
		this.store = store;
	}

	static TestStore at(int port) {
		return at(port, Duration.ofMillis(500));
	}

	static TestStore at(int port, Duration commandTimeout) {
		return of(new RedisStandaloneConfiguration("127.0.0.1", port), commandTimeout);
	}

	static TestStore of(RedisConfiguration servers, Duration commandTimeout) {
		LettuceConnectionFactory factory = new LettuceConnectionFactory(servers);
		RedisStoreSettings settings = new RedisStoreSettings("t:", commandTimeout, Duration.ofDays(2),
				Duration.ofMillis(200));
		return new TestStore(factory, RedisSharedStores.create(factory, settings)).awaitUsable();
	}

	TestStore awaitUsable() {
		awaitUsable(TIMEOUT);
		return this;
	}

	void awaitUsable(Duration atMost) {
		Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(atMost).until(this.store::isUsable);
	}

	RedisSharedStore store() {
		return this.store;
	}

	SharedRead read(String key) {
		SharedRead read = this.store.read(key, POSTS).block(TIMEOUT);
		return (read != null) ? read : SharedRead.none();
	}

	@Nullable String text(String key) {
		byte[] value = read(key).value();
		return (value != null) ? new String(value, StandardCharsets.UTF_8) : null;
	}

	void put(String key, String value) {
		this.store.write(key, value.getBytes(StandardCharsets.UTF_8), read(key), TTL).block(TIMEOUT);
	}

	void raise() {
		this.store.raise(List.of(Tag.table("posts"))).block(TIMEOUT);
	}

	@Override
	public void close() {
		this.store.close();
	}

}
