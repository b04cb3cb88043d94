package dev.covet.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.covet.cache.SharedRead;
import dev.covet.cache.Tag;
import dev.covet.testing.FaultProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisSharedStore} with a network that loses what is sent.
 */
class RedisNetworkTests {

	private static final Duration COMMAND_TIMEOUT = Duration.ofMillis(100);

	@AutoClose
	private final RedisServerProcess server = RedisServerProcess.start();

	@AutoClose
	private final FaultProxy network = FaultProxy.to(this.server.port());

	@AutoClose
	private final TestStore far = TestStore.at(this.network.port(), COMMAND_TIMEOUT);

	@AutoClose
	private final TestStore near = TestStore.at(this.server.port());

	@Test
	void readWhenNetworkHasForgottenTheConnectionRecoversAndReturnsNothingOld() {
		this.far.put("r:a", "one");
		this.network.goSilent();
		this.far.raise();
		assertThat(this.far.store().isUsable()).isFalse();
		assertThat(this.near.text("r:a")).isEqualTo("one");
		this.network.speak();
		this.far.awaitUsable(Duration.ofSeconds(5));
		assertThat(this.far.text("r:a")).isNull();
		assertThat(this.near.text("r:a")).isNull();
	}

	@Test
	void callsWhenNetworkIsSilentTakeNoLongerThanTheTimeoutAndThenNothing() throws Exception {
		this.far.put("r:a", "one");
		this.network.goSilent();
		List<Duration> waited = new ArrayList<>();
		int reads = 0;
		long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
		for (; System.nanoTime() < end; reads++) {
			long begun = System.nanoTime();
			CompletableFuture<SharedRead> read = this.far.store().read("r:a", TestStore.POSTS).toFuture();
			boolean atOnce = read.isDone();
			assertThat(read.get(5, TimeUnit.SECONDS)).isEqualTo(SharedRead.none());
			if (!atOnce) {
				waited.add(Duration.ofNanos(System.nanoTime() - begun));
			}
		}
		assertThat(reads).isGreaterThan(1000);
		assertThat(waited).hasSizeBetween(1, 3).allMatch((each) -> each.toMillis() < 600);
	}

	@Test
	void listenWhenNothingComesAnyMoreIsDeafAndHearsAgain() {
		TestListener listener = new TestListener();
		this.far.store().listen(listener);
		listener.awaitHearing().forget();
		this.network.goSilent();
		Awaitility.await().atMost(Duration.ofSeconds(3)).until(listener::isDeaf);
		this.network.speak();
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !listener.isDeaf());
		listener.forget();
		this.near.store().raise(List.of(Tag.row("posts", 7))).block(TestStore.TIMEOUT);
		Awaitility.await().atMost(TestStore.TIMEOUT).until(() -> listener.told().contains(Tag.row("posts", 7).text()));
	}

	@Test
	void listenWhenConnectionsAreCutIsToldAtOnceThatItIsDeaf() {
		TestListener listener = new TestListener();
		this.far.store().listen(listener);
		listener.awaitHearing().forget();
		this.network.refuse();
		this.network.reset();
		Awaitility.await().atMost(Duration.ofSeconds(1)).until(listener::isDeaf);
		assertThat(this.far.store().isUsable()).isFalse();
		this.network.accept();
		this.far.awaitUsable(Duration.ofSeconds(5));
		listener.awaitHearing();
	}

	@Test
	void connectionWhenCutButServerIsTheSameKeepsTheValues() {
		TestListener listener = new TestListener();
		this.far.store().listen(listener);
		listener.awaitHearing().forget();
		this.far.put("r:a", "one");
		this.network.reset();
		Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> listener.told().contains("(deaf)"));
		listener.awaitHearing();
		this.far.awaitUsable(Duration.ofSeconds(5));
		assertThat(this.far.text("r:a")).isEqualTo("one");
	}

}
