package dev.covet.cache.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.covet.testing.FaultProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.data.redis.connection.RedisSentinelConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisSharedStore} with a master, a replica and Sentinel.
 */
class RedisSentinelTests {

	@TempDir
	private Path directory;

	@AutoClose
	private final RedisServerProcess master = RedisServerProcess.start();

	@AutoClose
	private final FaultProxy replication = FaultProxy.to(this.master.port());

	@AutoClose
	private final RedisServerProcess replica = RedisServerProcess.start(RedisServerProcess.freePort(), "--save", "",
			"--repl-diskless-sync-delay", "0", "--replicaof", "127.0.0.1", Integer.toString(this.replication.port()));

	@AutoClose
	private RedisServerProcess sentinel;

	@AutoClose
	private TestStore first;

	@AutoClose
	private TestStore second;

	@BeforeEach
	void start() {
		awaitInfo(this.replica, "master_link_status:up");
		this.sentinel = RedisServerProcess.start(RedisServerProcess.freePort(), settings(), "--sentinel");
		Awaitility.await()
			.atMost(TestStore.TIMEOUT)
			.until(() -> this.sentinel.call("SENTINEL", "replicas", "main").contains(port(this.replica)));
		RedisSentinelConfiguration servers = new RedisSentinelConfiguration().master("main")
			.sentinel("127.0.0.1", this.sentinel.port());
		this.first = TestStore.of(servers, Duration.ofMillis(500));
		this.second = TestStore.of(servers, Duration.ofMillis(500));
	}

	private String settings() {
		try {
			Path file = this.directory.resolve("sentinel.conf");
			Files.writeString(file, """
					sentinel monitor main 127.0.0.1 %d 1
					sentinel down-after-milliseconds main 500
					sentinel failover-timeout main 3000
					""".formatted(this.master.port()));
			return file.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String port(RedisServerProcess server) {
		return Integer.toString(server.port());
	}

	private static void awaitInfo(RedisServerProcess server, String line) {
		Awaitility.await().atMost(TestStore.TIMEOUT).until(() -> server.call("INFO", "replication").contains(line));
	}

	// The replica has the value, and does not hear of the write that ended it
	private void raiseUnheard() {
		this.first.put("r:a", "one");
		Awaitility.await().atMost(TestStore.TIMEOUT).until(() -> this.replica.call("DBSIZE").equals(size()));
		this.replication.goSilent();
		this.first.raise();
		assertThat(this.first.text("r:a")).isNull();
		assertThat(this.second.text("r:a")).isNull();
		this.master.kill();
	}

	private String size() {
		return this.master.call("DBSIZE");
	}

	@Test
	void readWhenAReplicaThatLaggedTakesOverReturnsNothingOld() {
		raiseUnheard();
		awaitInfo(this.replica, "role:master");
		assertThat(this.replica.call("GET", "t:v:r:a")).as("what the new master still has").endsWith("one");
		this.first.awaitUsable();
		this.second.awaitUsable();
		assertThat(this.first.text("r:a")).isNull();
		assertThat(this.second.text("r:a")).isNull();
		this.first.put("r:a", "two");
		assertThat(this.second.text("r:a")).isEqualTo("two");
	}

	@Test
	void messagesWhenAReplicaTookOverReachTheOtherNode() {
		TestListener listener = new TestListener();
		this.second.store().listen(listener);
		listener.awaitHearing();
		this.master.kill();
		Awaitility.await().atMost(TestStore.TIMEOUT).until(listener::isDeaf);
		listener.awaitHearing().forget();
		this.first.awaitUsable();
		this.first.raise();
		Awaitility.await().atMost(TestStore.TIMEOUT).until(() -> listener.told().contains("posts"));
	}

}
