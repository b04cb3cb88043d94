package dev.covet.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The keys under {@code covet.*}: what an editor knows of them, and what is said about
 * wrong values.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConfigurationMetadataTests {

	private static final Set<String> WITHOUT_DEFAULT = Set.of("covet.query.timeout", "covet.pool.database-cores",
			"covet.cache.caches");

	private static final JsonNode METADATA = read();

	@Test
	void metadataWhenBuiltHasTypeDescriptionAndDefaultOfEachKey() {
		assertThat(properties()).isNotEmpty().allSatisfy((property) -> {
			String name = property.path("name").asString();
			assertThat(name).matches("(covet|management\\.(endpoint|health)\\.covet[a-z]*)\\..*");
			assertThat(property.path("type").asString("")).as(name).isNotBlank();
			assertThat(property.path("description").asString("")).as(name).isNotBlank().endsWith(".");
			assertThat(property.has("defaultValue")).as(name).isNotEqualTo(WITHOUT_DEFAULT.contains(name));
		});
	}

	@Test
	void metadataWhenBuiltHasKeysOfTheDesign() {
		assertThat(properties()).extracting((property) -> property.path("name").asString())
			.contains("covet.enabled", "covet.cache.enabled", "covet.cache.ttl", "covet.cache.query.enabled",
					"covet.cache.query.ttl", "covet.cache.query.maximum-rows", "covet.cache.query.maximum-size",
					"covet.cache.local.enabled", "covet.cache.local.maximum-weight", "covet.cache.redis.enabled",
					"covet.cache.redis.key-prefix", "covet.cache.redis.command-timeout", "covet.cache.caches",
					"covet.query.fetch-mode", "covet.query.batch-size", "covet.query.binary-transfer",
					"covet.query.timeout", "covet.query.echo", "covet.query.slow-threshold", "covet.profiling.enabled",
					"covet.profiling.request.enabled", "covet.profiling.request.parameter",
					"covet.profiling.request.header-prefix", "covet.indexes.mode", "covet.indexes.timeout",
					"covet.pool.enabled", "covet.pool.traffic", "covet.pool.size", "covet.pool.max-overflow",
					"covet.pool.timeout", "covet.pool.recycle", "covet.pool.pre-ping", "covet.pool.overflow-idle",
					"covet.pool.held-threshold", "covet.pool.echo", "covet.pool.instances", "covet.pool.database-cores",
					"covet.pool.spindles", "covet.pool.jdbc.enabled");
		assertThat(value("covet.indexes.mode").asString()).isEqualTo("none");
		assertThat(value("covet.indexes.timeout").asString()).isEqualTo("10m");
		assertThat(value("covet.query.fetch-mode").asString()).isEqualTo("peers");
		assertThat(value("covet.query.batch-size").asInt()).isEqualTo(1000);
		assertThat(value("covet.query.binary-transfer").asBoolean()).isTrue();
		assertThat(value("covet.query.echo").asBoolean()).isFalse();
		assertThat(value("covet.query.slow-threshold").asString()).isEqualTo("50ms");
		assertThat(value("covet.profiling.request.header-prefix").asString()).isEqualTo("X-Profile-");
	}

	@Test
	void metadataWhenKeyIsBooleanSaysWhether() {
		assertThat(properties()).filteredOn((property) -> property.path("type").asString().equals("java.lang.Boolean"))
			.allSatisfy((property) -> assertThat(property.path("description").asString()).startsWith("Whether "));
	}

	@Test
	void metadataWhenItHasHintsHasTheirKeys() {
		Set<String> names = properties().stream()
			.map((property) -> property.path("name").asString())
			.collect(Collectors.toCollection(TreeSet::new));
		List<String> hints = new ArrayList<>();
		METADATA.path("hints").forEach((hint) -> hints.add(hint.path("name").asString()));
		assertThat(hints).isNotEmpty().isSubsetOf(names);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			covet.query.batch-size, 0, must be 1 or more
			covet.query.batch-size, many, failed to convert
			covet.query.timeout, -1s, must be positive
			covet.query.timeout, 0, must be positive
			covet.query.slow-threshold, -5ms, must be 0 or more
			covet.query.fetch-mode, sometimes, ONE PEERS RAISE
			covet.indexes.mode, always, CREATE NONE VALIDATE
			covet.indexes.timeout, 0, must be positive
			covet.profiling.request.header-prefix, X Profile:, must be part of a header's name
			covet.profiling.request.parameter, '', must not be empty
			""")
	void startWhenValueIsWrongSaysKeyValueAndRange(String key, String value, String range, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(key, value));
		assertThat(output).contains("APPLICATION FAILED TO START").contains(key, "\"" + value + "\"");
		assertThat(output.getAll().replaceAll("\\s+", " ")).contains(range);
	}

	private static void start(String key, String value) {
		new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("logging.level.root=info")
			.run("--" + key + "=" + value)
			.close();
	}

	private static List<JsonNode> properties() {
		List<JsonNode> properties = new ArrayList<>();
		METADATA.path("properties").forEach(properties::add);
		return properties;
	}

	private static JsonNode value(String name) {
		return properties().stream()
			.filter((property) -> property.path("name").asString().equals(name))
			.findFirst()
			.orElseThrow()
			.path("defaultValue");
	}

	private static JsonNode read() {
		try (InputStream in = CovetQueryProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			return JsonMapper.shared().readTree(in);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CovetStatementLogAutoConfiguration.class, CovetProfilingAutoConfiguration.class })
	@EnableConfigurationProperties(CovetIndexesProperties.class)
	static class Application {

	}

}
