package dev.covet.cache.redis;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of values when servers and nodes stop, forget and refuse.
 */
class RedisHistoryTests {

	@AutoClose
	private final RedisServerProcess server = RedisServerProcess.start();

	@Test
	void valuesWhenTheServerWentBackWhileNobodyWatchedAreNotRead() {
		try (TestStore node = node()) {
			node.put("r:a", "one");
			this.server.call("SAVE");
			node.raise();
		}
		this.server.kill();
		this.server.restart();
		assertThat(this.server.call("GET", "t:v:r:a")).as("what the server still has").endsWith("one");
		try (TestStore node = node()) {
			assertThat(node.text("r:a")).isNull();
		}
	}

	@Test
	void valuesWhenOnlyTheNodeStoppedAreRead() {
		try (TestStore node = node()) {
			node.put("r:a", "one");
		}
		try (TestStore node = node()) {
			assertThat(node.text("r:a")).isEqualTo("one");
		}
	}

	@Test
	void closeWhenSomethingIsOwedPaysIt() {
		try (TestStore other = node()) {
			try (TestStore node = node()) {
				node.put("r:a", "one");
				this.server.freeze();
				node.raise();
				assertThat(node.store().isUsable()).isFalse();
				this.server.thaw();
			}
			other.awaitUsable();
			assertThat(other.text("r:a")).isNull();
		}
	}

	@Test
	void closeWhenServerHangsIsBounded() {
		TestStore node = node();
		this.server.freeze();
		node.raise();
		long begun = System.nanoTime();
		node.close();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
		this.server.thaw();
	}

	@Test
	void valuesWhenGenerationWasEvictedAreMisses() {
		try (TestStore node = node()) {
			node.put("r:a", "one");
			this.server.call("DEL", "t:{s}::generation");
			assertThat(node.text("r:a")).isNull();
			node.put("r:a", "two");
			assertThat(node.text("r:a")).isEqualTo("two");
		}
	}

	@Test
	void callsWhenScriptsWereForgottenWork() {
		try (TestStore node = node()) {
			node.put("r:a", "one");
			this.server.call("SCRIPT", "FLUSH");
			node.raise();
			assertThat(node.store().isUsable()).isTrue();
			assertThat(node.text("r:a")).isNull();
		}
	}

	@Test
	void raiseWhenServerHasNoMemoryIsOwed() {
		try (TestStore node = node(); TestStore other = node()) {
			node.put("r:a", "one");
			this.server.call("CONFIG", "SET", "maxmemory", "1");
			node.raise();
			assertThat(node.store().isUsable()).isFalse();
			assertThat(node.text("r:a")).isNull();
			this.server.call("CONFIG", "SET", "maxmemory", "0");
			node.awaitUsable(Duration.ofSeconds(5));
			assertThat(node.text("r:a")).isNull();
			assertThat(other.text("r:a")).isNull();
		}
	}

	@Test
	void valuesWhenMasterBecameAReplicaForAWhileAreNotRead() {
		try (RedisServerProcess master = RedisServerProcess.start(); TestStore node = node()) {
			node.put("r:a", "one");
			this.server.call("REPLICAOF", "127.0.0.1", Integer.toString(master.port()));
			Awaitility.await().atMost(TestStore.TIMEOUT).until(() -> !node.store().isUsable());
			assertThat(node.text("r:a")).isNull();
			this.server.call("REPLICAOF", "NO", "ONE");
			node.awaitUsable();
			assertThat(node.text("r:a")).isNull();
			node.put("r:a", "two");
			assertThat(node.text("r:a")).isEqualTo("two");
		}
	}

	@Test
	void stampWhenLowerThanThisNodeRaisedItEndsAllValues() {
		try (TestStore node = node(); TestStore other = node()) {
			node.put("r:a", "one");
			String before = this.server.call("GET", "t:{s}:posts");
			node.raise();
			this.server.call("SET", "t:{s}:posts", before);
			assertThat(node.text("r:a")).isNull();
			node.awaitUsable();
			assertThat(node.text("r:a")).isNull();
			assertThat(other.text("r:a")).isNull();
		}
	}

	private TestStore node() {
		return TestStore.at(this.server.port());
	}

}
