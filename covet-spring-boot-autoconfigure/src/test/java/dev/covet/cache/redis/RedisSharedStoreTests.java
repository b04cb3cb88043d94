package dev.covet.cache.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.covet.cache.SharedListener;
import dev.covet.cache.SharedLock;
import dev.covet.cache.SharedRead;
import dev.covet.cache.Tag;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisSharedStore} on a real Redis.
 */
class RedisSharedStoreTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Duration TTL = Duration.ofMinutes(1);

	private static final List<Tag> POSTS = List.of(Tag.everything(), Tag.table("posts"));

	private static RedisServerProcess server;

	private LettuceConnectionFactory factory;

	private RedisSharedStore first;

	private RedisSharedStore second;

	@BeforeAll
	static void startServer() {
		server = RedisServerProcess.start();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@BeforeEach
	void open() {
		this.factory = new LettuceConnectionFactory("127.0.0.1", server.port());
		this.factory.afterPropertiesSet();
		this.factory.start();
		this.first = store();
		this.second = store();
		Awaitility.await().atMost(TIMEOUT).until(() -> this.first.isUsable() && this.second.isUsable());
		raw("FLUSHALL");
	}

	@AfterEach
	void close() {
		this.first.close();
		this.second.close();
		this.factory.destroy();
	}

	private RedisSharedStore store() {
		return RedisSharedStores.create(this.factory,
				new RedisStoreSettings("t:", Duration.ofMillis(500), Duration.ofDays(2), Duration.ofMillis(100)));
	}

	private void raw(String command, String... arguments) {
		byte[][] bytes = List.of(arguments)
			.stream()
			.map((argument) -> argument.getBytes(StandardCharsets.UTF_8))
			.toArray(byte[][]::new);
		this.factory.getConnection().execute(command, bytes);
	}

	private static SharedRead read(RedisSharedStore store, String key) {
		SharedRead read = store.read(key, POSTS).block(TIMEOUT);
		assertThat(read).isNotNull();
		return read;
	}

	private void put(String key, String value) {
		this.first.write(key, value.getBytes(StandardCharsets.UTF_8), read(this.first, key), TTL).block(TIMEOUT);
	}

	@Test
	void readWhenWrittenByAnotherNodeReturnsTheValue() {
		assertThat(read(this.second, "r:a").value()).isNull();
		put("r:a", "one");
		assertThat(read(this.second, "r:a").value()).asString().isEqualTo("one");
	}

	@Test
	void readWhenRaisedReturnsNothingOnAnyNode() {
		put("r:a", "one");
		this.first.raise(List.of(Tag.table("posts"))).block(TIMEOUT);
		assertThat(read(this.first, "r:a").value()).isNull();
		assertThat(read(this.second, "r:a").value()).isNull();
	}

	@Test
	void readWhenLoadBeganBeforeTheRaiseReturnsNothing() {
		SharedRead before = read(this.first, "r:a");
		this.second.raise(List.of(Tag.table("posts"))).block(TIMEOUT);
		this.first.write("r:a", new byte[] { 1 }, before, TTL).block(TIMEOUT);
		assertThat(read(this.first, "r:a").value()).isNull();
	}

	@Test
	void readWhenStampWasEvictedReturnsNothing() {
		put("r:a", "one");
		raw("DEL", "t:{s}:posts");
		assertThat(read(this.first, "r:a").value()).isNull();
	}

	@Test
	void readWhenBytesArePlantedIsAMiss() {
		raw("SET", "t:v:r:a", "{\"@class\":\"java.lang.Runtime\"}");
		SharedRead read = read(this.first, "r:a");
		assertThat(read.value()).isNull();
		assertThat(read.stamps()).isNotNull();
		assertThat(this.first.unreadable()).isEqualTo(1);
	}

	@Test
	void lockWhenHeldIsForOneNodeUntilReleased() {
		SharedLock lock = this.first.lock("r:a", TTL).block(TIMEOUT);
		assertThat(lock).isNotNull();
		assertThat(this.second.lock("r:a", TTL).blockOptional(TIMEOUT)).isEmpty();
		lock.release().block(TIMEOUT);
		assertThat(this.second.lock("r:a", TTL).blockOptional(TIMEOUT)).isPresent();
	}

	@Test
	void clearWhenRegionHasValuesLeavesOthers() {
		for (int i = 0; i < 1200; i++) {
			put("r:" + i, "x");
		}
		put("other:a", "one");
		assertThat(this.second.clear("r:").block(TIMEOUT)).isEqualTo(1200);
		assertThat(read(this.first, "other:a").value()).asString().isEqualTo("one");
	}

	@Test
	void listenWhenAnotherNodeRaisesIsToldOfTheTags() {
		Queue<String> told = new ConcurrentLinkedQueue<>();
		this.second.listen(new SharedListener() {
			@Override
			public void onRaised(Collection<Tag> tags) {
				tags.forEach((tag) -> told.add(tag.text()));
			}

			@Override
			public void onDeaf() {
				told.add("(deaf)");
			}

			@Override
			public void onHeard() {
				told.add("(heard)");
			}
		});
		// Deaf at first, or once for the numbers that begin anew in an empty store
		Awaitility.await().atMost(TIMEOUT).until(() -> {
			this.first.raise(List.of(Tag.row("posts", 7))).block(TIMEOUT);
			return told.contains(Tag.row("posts", 7).text());
		});
		assertThat(List.copyOf(told)).endsWith(Tag.row("posts", 7).text());
	}

	@Test
	void readWhenFrozenAndRaiseIsOwedReturnsNothingOldAfterwards() {
		put("r:a", "one");
		server.freeze();
		try {
			long begun = System.nanoTime();
			this.first.raise(List.of(Tag.table("posts"))).block(TIMEOUT);
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1500));
			assertThat(this.first.isUsable()).isFalse();
			assertThat(read(this.first, "r:a")).isEqualTo(SharedRead.none());
		}
		finally {
			server.thaw();
		}
		Awaitility.await().atMost(TIMEOUT).until(this.first::isUsable);
		assertThat(read(this.first, "r:a").value()).isNull();
		assertThat(read(this.second, "r:a").value()).isNull();
	}

	@Test
	void raiseWhenServerIsKilledIsOwedUntilItIsBack() {
		put("r:a", "one");
		server.kill();
		this.first.raise(List.of(Tag.table("posts"))).block(TIMEOUT);
		assertThat(this.first.isUsable()).isFalse();
		server.restart();
		Awaitility.await().atMost(TIMEOUT).until(() -> this.first.isUsable() && this.second.isUsable());
		assertThat(read(this.first, "r:a").value()).isNull();
		// A stamp that went back is seen at the first read, which costs a generation more
		Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
			put("r:a", "two");
			assertThat(read(this.second, "r:a").value()).asString().isEqualTo("two");
		});
	}

	// The dump holds the value with stamps that were current when it was made, but not
	// the
	// write after it
	@Test
	void readWhenServerComesBackWithAnOlderDumpReturnsNothingOld() {
		put("r:a", "one");
		raw("SAVE");
		this.first.raise(List.of(Tag.table("posts"))).block(TIMEOUT);
		server.kill();
		server.restart();
		assertThat(rawGet("t:v:r:a")).isNotNull();
		Awaitility.await().atMost(TIMEOUT).until(() -> this.first.isUsable() && this.second.isUsable());
		assertThat(read(this.first, "r:a").value()).isNull();
		assertThat(read(this.second, "r:a").value()).isNull();
	}

	@Test
	void listenWhenAMessageWasLostIsDeafAndHearsAgain() {
		Queue<String> told = told(this.second);
		raw("INCR", "t:{s}::sequence");
		Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(told).containsExactly("(deaf)", "(heard)"));
	}

	@Test
	void listenWhenSubscriptionIsCutIsDeafAndHearsAgain() {
		Queue<String> told = told(this.second);
		server.cutSubscriptions();
		Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(told).containsExactly("(deaf)", "(heard)"));
		this.first.raise(List.of(Tag.row("posts", 7))).block(TIMEOUT);
		Awaitility.await().atMost(TIMEOUT).until(() -> told.contains(Tag.row("posts", 7).text()));
	}

	@Test
	void readWhenBreakerIsOpenReturnsAtOnce() {
		put("r:a", "one");
		server.freeze();
		try {
			for (int i = 0; i < 5; i++) {
				read(this.first, "r:a");
			}
			long fastest = Long.MAX_VALUE;
			for (int i = 0; i < 20; i++) {
				long begun = System.nanoTime();
				assertThat(read(this.first, "r:a")).isEqualTo(SharedRead.none());
				fastest = Math.min(fastest, System.nanoTime() - begun);
			}
			assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(5));
		}
		finally {
			server.thaw();
		}
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(this.first::isUsable);
	}

	private byte[] rawGet(String key) {
		try (RedisConnection connection = this.factory.getConnection()) {
			return connection.stringCommands().get(key.getBytes(StandardCharsets.UTF_8));
		}
	}

	// What is told from a time on at which messages come
	private static Queue<String> told(RedisSharedStore store) {
		Queue<String> told = new ConcurrentLinkedQueue<>();
		store.listen(new SharedListener() {
			@Override
			public void onRaised(Collection<Tag> tags) {
				tags.forEach((tag) -> told.add(tag.text()));
			}

			@Override
			public void onDeaf() {
				told.add("(deaf)");
			}

			@Override
			public void onHeard() {
				told.add("(heard)");
			}
		});
		Awaitility.await().during(Duration.ofMillis(500)).atMost(TIMEOUT).until(() -> {
			String last = "(heard)";
			for (String each : told) {
				last = each;
			}
			return last.equals("(heard)");
		});
		told.clear();
		return told;
	}

}
