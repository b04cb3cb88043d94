package dev.covet.sample.embedded;

import java.io.IOException;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Starts the servers that the user hasn't configured, before anything connects to them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sample.embedded.enabled")
@EnableConfigurationProperties(EmbeddedServersProperties.class)
class EmbeddedServersConfiguration {

	@Bean
	RunDirectory runDirectory(EmbeddedServersProperties properties) throws IOException {
		return RunDirectory.open(properties.directory());
	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OwnServer.NoDatabase.class)
	static class PostgresConfiguration {

		@Bean
		EmbeddedPostgresServer embeddedPostgresServer(EmbeddedServersProperties properties, RunDirectory run)
				throws IOException {
			return EmbeddedPostgresServer.start(properties.directory(), run, properties.postgresPort());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OwnServer.NoRedis.class)
	static class RedisConfiguration {

		@Bean
		EmbeddedRedisServer embeddedRedisServer(EmbeddedServersProperties properties, RunDirectory run)
				throws IOException {
			return EmbeddedRedisServer.start(run, properties.redisPort());
		}

	}

}
