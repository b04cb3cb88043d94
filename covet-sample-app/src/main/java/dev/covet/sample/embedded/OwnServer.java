package dev.covet.sample.embedded;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/**
 * Conditions that the user has no server of his own configured.
 */
final class OwnServer {

	private OwnServer() {
	}

	/**
	 * No database is configured.
	 */
	static class NoDatabase extends NoneNestedConditions {

		NoDatabase() {
			super(ConfigurationPhase.PARSE_CONFIGURATION);
		}

		@ConditionalOnProperty("spring.r2dbc.url")
		static class Url {

		}

	}

	/**
	 * No Redis is configured.
	 */
	static class NoRedis extends NoneNestedConditions {

		NoRedis() {
			super(ConfigurationPhase.PARSE_CONFIGURATION);
		}

		@ConditionalOnProperty("spring.data.redis.url")
		static class Url {

		}

		@ConditionalOnProperty("spring.data.redis.host")
		static class Host {

		}

	}

}
