package dev.covet.pool.web;

import dev.covet.pool.HeldScope;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Lets the connections that a request holds at the same time be counted, so that a
 * request that waits for a connection while it holds another one is seen. Changes nothing
 * else about the request.
 *
 * @since 0.1.0
 */
public final class HeldScopeWebFilter implements WebFilter, Ordered {

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange).contextWrite(HeldScope::put);
	}

}
