package dev.covet.sample.embedded;

import java.nio.file.Path;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Properties of the embedded servers.
 *
 * @param enabled whether servers are started where the application has none configured
 * @param directory where their programs are unpacked and their data lies while they run
 * @param postgresPort PostgreSQL's port, 0 for a free one
 * @param redisPort Redis' port, 0 for a free one
 */
@ConfigurationProperties("sample.embedded")
@Validated
record EmbeddedServersProperties(boolean enabled, Path directory, @Min(0) @Max(65535) int postgresPort,
		@Min(0) @Max(65535) int redisPort) {
}
