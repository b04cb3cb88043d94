package dev.covet.web;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * A response whose JSON is held back for a while, so that its headers can tell about it.
 */
// Streams (SSE, NDJSON) are written by writeAndFlushWith and are not touched
final class HeldResponse extends ServerHttpResponseDecorator {

	private static final int MAXIMUM_BYTES = 1024 * 1024;

	HeldResponse(ServerHttpResponse delegate) {
		super(delegate);
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		// A body of one buffer is written, and the response committed, when it is made
		boolean hold = !(body instanceof Mono) && isJson(getHeaders().getContentType());
		return super.writeWith(hold ? HeldBody.hold(body, MAXIMUM_BYTES) : body);
	}

	private static boolean isJson(@Nullable MediaType type) {
		return type != null && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"))
				&& !type.getSubtype().equals("stream+json");
	}

}
