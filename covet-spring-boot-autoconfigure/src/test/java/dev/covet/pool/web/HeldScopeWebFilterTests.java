package dev.covet.pool.web;

import java.time.Duration;

import dev.covet.pool.HeldScope;
import dev.covet.pool.HeldScope.Nesting;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeldScopeWebFilter}.
 */
class HeldScopeWebFilterTests {

	private final HeldScopeWebFilter filter = new HeldScopeWebFilter();

	@Test
	void filterWhenRequestIsHandledCountsWhatItHolds() {
		WebFilterChain chain = (exchange) -> Mono.deferContextual((context) -> {
			assertThat(HeldScope.waiting(context).nesting()).isEqualTo(Nesting.NONE);
			HeldScope.waiting(context).acquired();
			assertThat(HeldScope.waiting(context).nesting()).isEqualTo(Nesting.REQUEST);
			return Mono.empty();
		});
		StepVerifier.create(this.filter.filter(exchange(), chain)).expectComplete().verify(Duration.ofSeconds(5));
		StepVerifier.create(this.filter.filter(exchange(), chain)).expectComplete().verify(Duration.ofSeconds(5));
	}

	private static MockServerWebExchange exchange() {
		return MockServerWebExchange.from(MockServerHttpRequest.get("/"));
	}

}
