package dev.covet.cache.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Pulse}.
 */
class PulseTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final AtomicInteger beats = new AtomicInteger();

	private Pulse pulse(Supplier<Mono<Void>> beat) {
		return new Pulse(() -> {
			this.beats.incrementAndGet();
			return beat.get();
		}, Duration.ofSeconds(1), this.time);
	}

	private void after(long millis) {
		this.time.advanceTimeBy(Duration.ofMillis(millis));
	}

	@Test
	void beatWhenWellComesAtTheIntervalAndAtOnceWhenAskedFor() {
		Pulse pulse = pulse(Mono::empty);
		pulse.kick();
		after(0);
		assertThat(this.beats).hasValue(1);
		after(3000);
		assertThat(this.beats).hasValue(4);
		after(500);
		pulse.kick();
		after(0);
		assertThat(this.beats).hasValue(5);
		after(999);
		assertThat(this.beats).hasValue(5);
		after(1);
		assertThat(this.beats).hasValue(6);
	}

	@Test
	void beatWhenFailingComesWithGrowingPausesWhoeverAsks() {
		Pulse pulse = pulse(() -> Mono.error(new IllegalStateException("down")));
		pulse.kick();
		after(0);
		for (int expected = 1; expected < 5; expected++) {
			assertThat(this.beats).hasValue(expected);
			pulse.kick();
			after((100L << (expected - 1)) - 1);
			assertThat(this.beats).hasValue(expected);
			after(1);
		}
		after(20_000);
		assertThat(this.beats).hasValue(25);
	}

	@Test
	void beatWhenAskedForWhileOneRunsComesOnceMoreAfterIt() {
		Sinks.Empty<Void> first = Sinks.empty();
		Pulse pulse = pulse(() -> (this.beats.get() != 1) ? Mono.empty() : first.asMono());
		pulse.kick();
		after(5000);
		pulse.kick();
		pulse.kick();
		after(5000);
		assertThat(this.beats).hasValue(1);
		first.tryEmitEmpty().orThrow();
		after(0);
		assertThat(this.beats).hasValue(2);
	}

	@Test
	void beatWhenStoppedComesNoMore() {
		Pulse pulse = pulse(Mono::empty);
		pulse.kick();
		after(0);
		pulse.stop();
		pulse.kick();
		after(5000);
		assertThat(this.beats).hasValue(1);
	}

}
