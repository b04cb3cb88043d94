package dev.covet.sample.post;

import org.springframework.test.context.TestPropertySource;

/**
 * The same, with one connection for everything.
 */
@TestPropertySource(properties = { "spring.r2dbc.pool.initial-size=1", "spring.r2dbc.pool.max-size=1" })
class PostStrategyWithPoolOfOneTests extends PostStrategyTests {

}
