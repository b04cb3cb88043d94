package dev.covet.query.binary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.extension.Extension;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ConnectionFactoryOptions.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Turns binary transfer of results on for connections to PostgreSQL, together with a
 * guard for the types that the driver doesn't read right in binary form.
 * <p>
 * The setting belongs to the connection and so holds for repositories and
 * {@code DatabaseClient} too. With the guard, every value read is equal to what text
 * transfer gives, whatever the Java type asked for, or an
 * {@link UnsupportedBinaryTypeException} that names the type and the remedy. Binding
 * values is not touched. A new connection runs one more statement, which asks for the
 * types that aren't built in.
 * <p>
 * What an application has set stays: {@code forceBinary}, {@code extensions}, codecs of
 * its own, which also keep their precedence over the driver's.
 * <p>
 * Some limits. The offset of an {@code OffsetDateTime} comes from the JVM's rules for the
 * session's time zone; where the JVM doesn't know that zone the driver assumes GMT. Text
 * of {@code interval} and {@code bytea} is refused if their style isn't PostgreSQL's
 * default when the connection is opened; a later {@code SET} goes unnoticed. A type
 * created after the connection was opened is read if its values are printable text, as
 * those of an enum.
 *
 * <pre class="code">
 * &#064;Bean
 * ConnectionFactoryOptionsBuilderCustomizer binaryTransfer() {
 *     return PostgresqlBinaryTransfer::configure;
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public final class PostgresqlBinaryTransfer {

	private PostgresqlBinaryTransfer() {
	}

	/**
	 * Configure options for binary transfer, if they are for PostgreSQL, directly or
	 * behind a pool or proxy, and don't turn it off. Nothing of the driver is loaded
	 * otherwise.
	 * @param builder the options to add to
	 */
	public static void configure(Builder builder) {
		ConnectionFactoryOptions options = builder.build();
		String driver = text(options.getValue(ConnectionFactoryOptions.DRIVER));
		String protocol = text(options.getValue(ConnectionFactoryOptions.PROTOCOL));
		if (isPostgresql(driver) || isPostgresql(protocol.substring(protocol.lastIndexOf(':') + 1))) {
			Driver.configure(builder, options);
		}
	}

	private static boolean isPostgresql(String driver) {
		return driver.equals("postgresql") || driver.equals("postgres");
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	/** The part that needs the driver. */
	private static final class Driver {

		static void configure(Builder builder, ConnectionFactoryOptions options) {
			Object forceBinary = options.getValue(PostgresqlConnectionFactoryProvider.FORCE_BINARY);
			if (forceBinary != null && !Boolean.parseBoolean(forceBinary.toString())) {
				return;
			}
			Collection<Extension> configured = configuredExtensions(options);
			if (configured.stream().anyMatch(CodecGuard.Front.class::isInstance)) {
				return;
			}
			List<Extension> extensions = new ArrayList<>(configured);
			extensions.add(0, new CodecGuard.Front());
			// What the driver would detect itself, and then register behind the guard
			Object autodetect = options.getValue(PostgresqlConnectionFactoryProvider.AUTODETECT_EXTENSIONS);
			if (autodetect == null || Boolean.parseBoolean(autodetect.toString())) {
				ServiceLoader.load(Extension.class, Extension.class.getClassLoader()).forEach(extensions::add);
			}
			extensions.add(new CodecGuard.Back());
			builder.option(PostgresqlConnectionFactoryProvider.FORCE_BINARY, true)
				.option(PostgresqlConnectionFactoryProvider.AUTODETECT_EXTENSIONS, false)
				.option(PostgresqlConnectionFactoryProvider.EXTENSIONS, extensions);
		}

		@SuppressWarnings("unchecked")
		private static Collection<Extension> configuredExtensions(ConnectionFactoryOptions options) {
			Object configured = options.getValue(PostgresqlConnectionFactoryProvider.EXTENSIONS);
			return (configured != null) ? (Collection<Extension>) configured : List.of();
		}

	}

}
