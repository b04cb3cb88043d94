package dev.covet.query.binary;

import java.util.List;
import java.util.Objects;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.codec.BuiltinDynamicCodecs;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresqlBinaryTransferTests {

	@ParameterizedTest
	@ValueSource(strings = { "r2dbc:postgresql://localhost/test", "r2dbc:postgres://localhost/test",
			"r2dbc:pool:postgresql://localhost/test", "r2dbc:proxy:pool:postgresql://localhost/test",
			"r2dbc:postgresql://localhost/test?forceBinary=true" })
	void configureWhenPostgresqlTurnsBinaryTransferAndGuardOn(String url) {
		ConnectionFactoryOptions options = configure(ConnectionFactoryOptions.parse(url));
		assertThat(options.getValue(PostgresqlConnectionFactoryProvider.FORCE_BINARY)).isEqualTo(true);
		assertThat(options.getValue(PostgresqlConnectionFactoryProvider.AUTODETECT_EXTENSIONS)).isEqualTo(false);
		assertThat(extensions(options)).hasExactlyElementsOfTypes(CodecGuard.Front.class, BuiltinDynamicCodecs.class,
				CodecGuard.Back.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "r2dbc:h2:mem:///test", "r2dbc:pool:mariadb://localhost/test",
			"r2dbc:postgresql://localhost/test?forceBinary=false" })
	void configureWhenOtherDatabaseOrTurnedOffChangesNothing(String url) {
		ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(url);
		assertThat(configure(options)).isEqualTo(options);
	}

	@Test
	void configureWhenExtensionsAreSetKeepsThemBetweenFrontAndBack() {
		CodecRegistrar own = (connection, allocator, registry) -> Mono.empty();
		ConnectionFactoryOptions options = configure(ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, "postgresql")
			.option(PostgresqlConnectionFactoryProvider.EXTENSIONS, List.of(own))
			.option(PostgresqlConnectionFactoryProvider.AUTODETECT_EXTENSIONS, false)
			.build());
		assertThat(extensions(options)).hasSize(3).element(1).isSameAs(own);
		assertThat(configure(options)).isEqualTo(options);
	}

	private static ConnectionFactoryOptions configure(ConnectionFactoryOptions options) {
		return PostgresqlServer.binaryOptions(options);
	}

	@SuppressWarnings("unchecked")
	private static List<Object> extensions(ConnectionFactoryOptions options) {
		return (List<Object>) Objects.requireNonNull(options.getValue(PostgresqlConnectionFactoryProvider.EXTENSIONS));
	}

}
