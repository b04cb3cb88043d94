package dev.covet.query.binary;

import java.util.List;
import java.util.stream.StreamSupport;

import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.codec.Codecs;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Puts the guard around the codecs of a new connection: the {@link GuardingCodec} before
 * those of the driver, but behind those an application has put first, and a
 * {@link DecodingCodec} behind all.
 */
final class CodecGuard {

	private CodecGuard() {
	}

	/** To be registered as the first of all registrars. */
	static final class Front implements CodecRegistrar {

		@Override
		public Publisher<Void> register(PostgresqlConnection connection, ByteBufAllocator allocator,
				CodecRegistry registry) {
			Assert.isInstanceOf(Codecs.class, registry);
			List<Codec<?>> driverCodecs = StreamSupport.stream(registry.spliterator(), false)
				.<Codec<?>>map((codec) -> codec)
				.toList();
			SessionZone zone = SessionZone.of(driverCodecs);
			return UserTypeQuery.run(connection, zone).doOnNext((types) -> {
				ValueReader reader = new ValueReader(types, (Codecs) registry);
				registry.addFirst(new GuardingCodec(reader, driverCodecs, zone));
			}).then();
		}

	}

	/** To be registered as the last of all registrars. */
	static final class Back implements CodecRegistrar {

		@Override
		public Publisher<Void> register(PostgresqlConnection connection, ByteBufAllocator allocator,
				CodecRegistry registry) {
			return Mono.fromRunnable(() -> StreamSupport.stream(registry.spliterator(), false)
				.filter(GuardingCodec.class::isInstance)
				.map(GuardingCodec.class::cast)
				.findFirst()
				.ifPresent((guard) -> registry.addLast(new DecodingCodec(guard.reader()))));
		}

	}

}
