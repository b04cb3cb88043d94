package dev.covet.web;

import java.util.ArrayList;
import java.util.List;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Holds back the buffers of a body until it is complete or too long to be held.
 */
// For one subscription; its calls come one after the other
final class HeldBody {

	private final int maximumBytes;

	private final List<DataBuffer> held = new ArrayList<>();

	private int bytes;

	private HeldBody(int maximumBytes) {
		this.maximumBytes = maximumBytes;
	}

	static Flux<DataBuffer> hold(Publisher<? extends DataBuffer> body, int maximumBytes) {
		return Flux.defer(() -> {
			HeldBody holding = new HeldBody(maximumBytes);
			return Flux.<DataBuffer>from(body)
				.concatMapIterable(holding::add)
				.concatWith(Flux.defer(() -> Flux.fromIterable(holding.release())))
				.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
				.doFinally((signal) -> holding.release().forEach(DataBufferUtils::release));
		});
	}

	private synchronized List<DataBuffer> add(DataBuffer buffer) {
		this.held.add(buffer);
		this.bytes = (int) Math.min((long) this.bytes + buffer.readableByteCount(), Integer.MAX_VALUE);
		return (this.bytes > this.maximumBytes) ? release() : List.of();
	}

	private synchronized List<DataBuffer> release() {
		List<DataBuffer> released = List.copyOf(this.held);
		this.held.clear();
		return released;
	}

}
