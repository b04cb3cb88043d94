package dev.covet.pool.r2dbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SessionGate}.
 */
class SessionGateTests {

	private final List<String> entered = new ArrayList<>();

	@Test
	void enterWhenFullWaitsInOrder() {
		SessionGate gate = new SessionGate(1);
		List.of("first", "second", "third").forEach((name) -> gate.enter(() -> this.entered.add(name)));
		assertThat(this.entered).containsExactly("first");
		gate.leave();
		assertThat(this.entered).containsExactly("first", "second");
		gate.leave();
		gate.leave();
		assertThat(this.entered).containsExactly("first", "second", "third");
		assertThat(gate.inside()).isZero();
	}

	@Test
	void withdrawWhenStillWaitingLeavesNoTrace() {
		SessionGate gate = new SessionGate(1);
		Runnable waiting = () -> this.entered.add("waiting");
		gate.enter(() -> this.entered.add("first"));
		gate.enter(waiting);
		assertThat(gate.withdraw(waiting)).isTrue();
		assertThat(gate.withdraw(waiting)).isFalse();
		gate.leave();
		assertThat(this.entered).containsExactly("first");
		assertThat(gate.inside()).isZero();
	}

	@Test
	void enterWhenManyThreadsComeLetsInNoMoreThanItMay() throws InterruptedException {
		SessionGate gate = new SessionGate(3);
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch done = new CountDownLatch(2000);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		for (int i = 0; i < 2000; i++) {
			threads.execute(() -> gate.enter(() -> threads.execute(() -> {
				most.accumulateAndGet(inside.incrementAndGet(), Math::max);
				inside.decrementAndGet();
				gate.leave();
				done.countDown();
			})));
		}
		assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
		threads.shutdown();
		assertThat(most.get()).isBetween(1, 3);
		assertThat(gate.inside()).isZero();
	}

}
