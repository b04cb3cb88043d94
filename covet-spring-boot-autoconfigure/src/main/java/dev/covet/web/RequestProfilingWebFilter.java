package dev.covet.web;

import java.util.function.LongSupplier;

import dev.covet.profile.RequestProfile;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Answers a request that asks for its profile, by {@code ?profile=true}, with how long it
 * took and what it asked of the database: <pre class="code">
 * X-Profile-Total-Time: 127ms
 * X-Profile-Database-Time: 45ms
 * X-Profile-Query-Count: 3
 * Server-Timing: db;dur=45.1, total;dur=127.3
 * </pre> Headers are sent before the body, so they tell what happened until the first
 * part of it was written. For a JSON body that is made element by element, a profiled
 * response is therefore held back until it is whole, or a megabyte long; event streams
 * and others that have no end are not. {@code Server-Timing} is added to what the
 * application says there.
 * <p>
 * Any other request passes untouched. The filter is stateless, and meant for development
 * and trusted networks: whoever can send a request can have its figures.
 *
 * @since 0.1.0
 */
public final class RequestProfilingWebFilter implements WebFilter, Ordered {

	/**
	 * The order of the filter: close to the outermost, so that the total time includes
	 * that of nearly all other filters, those of Spring Security among them.
	 */
	public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

	private final String parameter;

	private final String headerPrefix;

	private final LongSupplier nanoTime;

	/**
	 * Create a filter.
	 * @param parameter the name of the query parameter whose value {@code true} asks for
	 * the profile
	 * @param headerPrefix what the names of the headers begin with
	 * @param nanoTime the clock, in nanoseconds from any origin
	 */
	public RequestProfilingWebFilter(String parameter, String headerPrefix, LongSupplier nanoTime) {
		this.parameter = parameter;
		this.headerPrefix = headerPrefix;
		this.nanoTime = nanoTime;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (!"true".equals(exchange.getRequest().getQueryParams().getFirst(this.parameter))) {
			return chain.filter(exchange);
		}
		return Mono.deferContextual((context) -> profile(exchange, chain, context));
	}

	private Mono<Void> profile(ServerWebExchange exchange, WebFilterChain chain, ContextView context) {
		RequestProfile profile = RequestProfile.start(context, this.nanoTime);
		ServerHttpResponse response = exchange.getResponse();
		ProfileHeaders headers = new ProfileHeaders(this.headerPrefix);
		response.beforeCommit(() -> Mono.fromRunnable(() -> headers.write(profile, response.getHeaders())));
		return chain.filter(exchange.mutate().response(new HeldResponse(response)).build())
			.contextWrite(profile::putInto);
	}

}
