package dev.covet.cache.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.lettuce.core.cluster.SlotHash;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisClusterConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisSharedStore} on a cluster of three servers.
 */
class RedisClusterTests {

	private static final List<RedisServerProcess> servers = new ArrayList<>();

	private static TestStore first;

	private static TestStore second;

	@BeforeAll
	static void start() {
		for (int i = 0; i < 3; i++) {
			servers.add(RedisServerProcess.start(RedisServerProcess.clusterPort(), "--save", "", "--cluster-enabled",
					"yes", "--cluster-node-timeout", "2000"));
		}
		int from = 0;
		for (int i = 0; i < 3; i++) {
			int to = (i != 2) ? from + 5461 : SlotHash.SLOT_COUNT - 1;
			List<String> command = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
			for (int slot = from; slot <= to; slot++) {
				command.add(Integer.toString(slot));
			}
			servers.get(i).call(command.toArray(String[]::new));
			servers.get(0).call("CLUSTER", "MEET", "127.0.0.1", Integer.toString(servers.get(i).port()));
			from = to + 1;
		}
		servers.forEach((server) -> Awaitility.await()
			.atMost(TestStore.TIMEOUT)
			.until(() -> server.call("CLUSTER", "INFO").contains("cluster_state:ok")
					&& server.call("CLUSTER", "NODES").lines().count() == 3));
		first = node();
		second = node();
	}

	@AfterAll
	static void stop() {
		first.close();
		second.close();
		servers.forEach(RedisServerProcess::close);
	}

	private static TestStore node() {
		RedisClusterConfiguration cluster = new RedisClusterConfiguration();
		servers.forEach((server) -> cluster.clusterNode("127.0.0.1", server.port()));
		return TestStore.of(cluster, Duration.ofMillis(500));
	}

	@Test
	void valuesWhenOnAllServersAreReadRaisedAndCleared() {
		for (int i = 0; i < 60; i++) {
			first.put("all:" + i, "value " + i);
		}
		for (int i = 0; i < 60; i++) {
			assertThat(second.text("all:" + i)).isEqualTo("value " + i);
		}
		servers.forEach((server) -> assertThat(server.call("KEYS", "t:v:all:*")).as("its share").isNotEmpty());
		first.raise();
		for (int i = 0; i < 60; i++) {
			assertThat(second.text("all:" + i)).isNull();
		}
		assertThat(second.store().clear("all:").block(TestStore.TIMEOUT)).isEqualTo(60);
	}

	@Test
	void messagesWhenRaisedReachTheOtherNode() {
		TestListener listener = new TestListener();
		second.store().listen(listener);
		listener.awaitHearing().forget();
		first.raise();
		Awaitility.await().atMost(TestStore.TIMEOUT).until(() -> listener.told().contains("posts"));
	}

	@Test
	void valuesWhenTheSlotOfStampsMovesAreNeverOld() {
		move(SlotHash.getSlot("t:{s}:posts".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void valuesWhenTheirSlotMovesAreNeverOld() {
		move(SlotHash.getSlot("t:v:moved".getBytes(StandardCharsets.UTF_8)));
	}

	// Step by step as redis-cli does, with a write at each step
	private void move(int slot) {
		RedisServerProcess from = owner(slot);
		RedisServerProcess to = servers.get((servers.indexOf(from) + 1) % 3);
		String number = Integer.toString(slot);
		writeAndRead(1);
		to.call("CLUSTER", "SETSLOT", number, "IMPORTING", id(from));
		from.call("CLUSTER", "SETSLOT", number, "MIGRATING", id(to));
		writeAndRead(2);
		for (String key : from.call("CLUSTER", "GETKEYSINSLOT", number, "1000").lines().toList()) {
			from.call("MIGRATE", "127.0.0.1", Integer.toString(to.port()), key, "0", "5000");
			writeAndRead(3);
		}
		servers.forEach((server) -> server.call("CLUSTER", "SETSLOT", number, "NODE", id(to)));
		writeAndRead(4);
		first.awaitUsable();
		second.awaitUsable();
		first.put("moved", "at last");
		assertThat(second.text("moved")).isEqualTo("at last");
	}

	private static void writeAndRead(int step) {
		String value = "before " + step;
		first.put("moved", value);
		assertThat(second.text("moved")).isIn(null, value);
		first.raise();
		assertThat(first.text("moved")).as("on the node that wrote, at step %d", step).isNull();
	}

	private static String id(RedisServerProcess server) {
		return server.call("CLUSTER", "MYID");
	}

	private static RedisServerProcess owner(int slot) {
		for (RedisServerProcess server : servers) {
			for (String line : server.call("CLUSTER", "NODES")
				.lines()
				.filter((node) -> node.contains("myself"))
				.toList()) {
				String[] words = line.split(" ");
				for (int i = 8; i < words.length; i++) {
					String[] range = words[i].split("-");
					if (Integer.parseInt(range[0]) <= slot && slot <= Integer.parseInt(range[range.length - 1])) {
						return server;
					}
				}
			}
		}
		throw new IllegalStateException("Nobody has slot " + slot);
	}

}
