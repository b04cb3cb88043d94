package dev.covet.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeldBody}.
 */
class HeldBodyTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final NettyDataBufferFactory factory = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

	private final List<DataBuffer> buffers = List.of(buffer("one"), buffer("two"), buffer("three"));

	@Test
	void holdWhenShortEmitsAllAtTheEnd() {
		TestPublisher<DataBuffer> body = TestPublisher.create();
		StepVerifier.create(HeldBody.hold(body, 100).map(this::text))
			.then(() -> body.next(this.buffers.get(0), this.buffers.get(1)))
			.expectNoEvent(Duration.ofMillis(20))
			.then(() -> body.next(this.buffers.get(2)).complete())
			.expectNext("one", "two", "three")
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.buffers).noneMatch(this::isAllocated);
	}

	@Test
	void holdWhenLongEmitsFromLimitOn() {
		TestPublisher<DataBuffer> body = TestPublisher.create();
		StepVerifier.create(HeldBody.hold(body, 5).map(this::text))
			.then(() -> body.next(this.buffers.get(0), this.buffers.get(1)))
			.expectNext("one", "two")
			.then(() -> body.next(this.buffers.get(2)))
			.expectNext("three")
			.then(body::complete)
			.expectComplete()
			.verify(TIMEOUT);
	}

	@Test
	void holdWhenEmptyCompletes() {
		StepVerifier.create(HeldBody.hold(Mono.empty(), 5)).expectComplete().verify(TIMEOUT);
	}

	@Test
	void holdWhenBodyFailsReleasesBuffers() {
		Flux<DataBuffer> body = Flux.fromIterable(this.buffers).concatWith(Mono.error(new IllegalStateException()));
		StepVerifier.create(HeldBody.hold(body, 100)).expectError(IllegalStateException.class).verify(TIMEOUT);
		assertThat(this.buffers).noneMatch(this::isAllocated);
	}

	@Test
	void holdWhenCancelledReleasesBuffers() {
		Flux<DataBuffer> body = Flux.fromIterable(this.buffers).concatWith(Mono.never());
		StepVerifier.create(HeldBody.hold(body, 100))
			.expectSubscription()
			.thenAwait(Duration.ofMillis(20))
			.thenCancel()
			.verify(TIMEOUT);
		assertThat(this.buffers).noneMatch(this::isAllocated);
	}

	@Test
	void holdWhenCancelledWhileEmittingReleasesTheRest() {
		Flux<DataBuffer> body = Flux.fromIterable(this.buffers);
		StepVerifier.create(HeldBody.hold(body, 100).map(this::text), 1).expectNext("one").thenCancel().verify(TIMEOUT);
		assertThat(this.buffers).noneMatch(this::isAllocated);
	}

	private String text(DataBuffer buffer) {
		String text = buffer.toString(StandardCharsets.UTF_8);
		DataBufferUtils.release(buffer);
		return text;
	}

	private boolean isAllocated(DataBuffer buffer) {
		return ((NettyDataBuffer) buffer).isAllocated();
	}

	private DataBuffer buffer(String text) {
		return this.factory.allocateBuffer(16).write(text, StandardCharsets.UTF_8);
	}

}
