package dev.covet.cache.redis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.covet.cache.SharedRead;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for values in Redis that no node of this version has written.
 */
class PlantedBytesTests {

	private static RedisServerProcess server;

	private static TestStore node;

	private static LettuceConnectionFactory planter;

	@BeforeAll
	static void start() {
		server = RedisServerProcess.start();
		node = TestStore.at(server.port());
		planter = new LettuceConnectionFactory("127.0.0.1", server.port());
		planter.afterPropertiesSet();
		planter.start();
	}

	@AfterAll
	static void stop() {
		planter.destroy();
		node.close();
		server.close();
	}

	private static void plant(byte[] bytes) {
		try (RedisConnection connection = planter.getConnection()) {
			connection.stringCommands().set("t:v:r:a".getBytes(StandardCharsets.UTF_8), bytes);
		}
	}

	private static byte[] stored() {
		try (RedisConnection connection = planter.getConnection()) {
			byte[] bytes = connection.stringCommands().get("t:v:r:a".getBytes(StandardCharsets.UTF_8));
			return (bytes != null) ? bytes : new byte[0];
		}
	}

	static List<Planted> planted() throws IOException {
		ByteArrayOutputStream serialized = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(serialized)) {
			out.writeObject(new ArrayList<>(List.of("a", 1)));
		}
		byte[] garbage = new byte[10_000_000];
		new Random(1).nextBytes(garbage);
		garbage[0] = 'x';
		return List.of(new Planted("JDK serialization", serialized.toByteArray()),
				new Planted("JSON with a type", "{\"@class\":\"java.lang.Runtime\"}".getBytes(StandardCharsets.UTF_8)),
				new Planted("ten megabytes of garbage", garbage), new Planted("nothing", new byte[0]),
				new Planted("a number", "17".getBytes(StandardCharsets.UTF_8)));
	}

	@ParameterizedTest
	@MethodSource("planted")
	void readWhenPlantedIsACountedMissThatIsWrittenOver(Planted planted) {
		plant(planted.bytes());
		long before = node.store().unreadable();
		SharedRead read = node.read("r:a");
		assertThat(read.value()).isNull();
		assertThat(read.stamps()).isNotNull();
		assertThat(node.store().unreadable()).isEqualTo(before + 1);
		node.put("r:a", "one");
		assertThat(node.text("r:a")).isEqualTo("one");
	}

	@Test
	void readWhenCutAtAnyLengthNeverReturnsAnotherValue() {
		node.put("r:a", "one");
		byte[] whole = stored();
		for (int length = 0; length < whole.length; length++) {
			plant(Arrays.copyOf(whole, length));
			String text = node.text("r:a");
			// Where the header is whole, the rest is for the region's codec to reject
			assertThat(text).as("%d of %d bytes", length, whole.length)
				.isIn((length < whole.length - 3) ? new Object[] { null } : new Object[] { null, "", "o", "on" });
		}
		assertThat(node.store().isUsable()).isTrue();
	}

	@Test
	void readWhenOfAnotherVersionIsACountedMiss() {
		node.put("r:a", "one");
		byte[] other = stored();
		other[0]++;
		plant(other);
		long before = node.store().unreadable();
		assertThat(node.text("r:a")).isNull();
		assertThat(node.store().unreadable()).isEqualTo(before + 1);
	}

	@Test
	void readWhenKeyHasAnotherTypeIsAMissThatIsWrittenOver() {
		server.call("DEL", "t:v:r:a");
		server.call("RPUSH", "t:v:r:a", "x");
		assertThat(node.text("r:a")).isNull();
		node.put("r:a", "one");
		assertThat(node.text("r:a")).isEqualTo("one");
	}

	@Test
	void readWhenStampsAndGenerationArePlantedRepairsThem() {
		for (String planted : List.of("t:{s}:posts", "t:{s}::generation")) {
			node.put("r:a", "one");
			server.call("SET", planted, "no number");
			assertThat(node.text("r:a")).isNull();
			node.put("r:a", "two");
			assertThat(node.text("r:a")).isEqualTo("two");
			server.call("DEL", planted);
			server.call("RPUSH", planted, "x");
			node.raise();
			node.put("r:a", "three");
			assertThat(node.text("r:a")).isEqualTo("three");
		}
		assertThat(node.store().isUsable()).isTrue();
	}

	record Planted(String what, byte[] bytes) {

		@Override
		public String toString() {
			return this.what;
		}

	}

}
