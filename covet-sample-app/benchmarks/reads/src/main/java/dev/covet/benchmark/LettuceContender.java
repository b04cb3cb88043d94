package dev.covet.benchmark;

import java.lang.reflect.Type;
import java.util.List;

import dev.covet.Covet;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A cache by hand: GET, and Jackson; on a miss the read, and SET. Nothing ends a value.
 */
class LettuceContender implements Contender {

	private static final Type GRAPH = new TypeReference<List<Blog.GraphPost>>() {
	}.getType();

	private final RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", Redis.port()));

	private final StatefulRedisConnection<byte[], byte[]> connection = this.client.connect(ByteArrayCodec.INSTANCE);

	private final JsonMapper json = JsonMapper.builder().build();

	private final CovetContender reads;

	LettuceContender(Database.Address database) {
		this.reads = new CovetContender(database, true);
	}

	@Override
	public Object run(Work work, long position) {
		byte[] key = ("by-hand:" + work + ":" + position).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
		Type type = (work == Work.CACHED_USER) ? Blog.User.class : GRAPH;
		return this.connection.reactive()
			.get(key)
			.map((bytes) -> this.json.<Object>readValue(bytes, this.json.constructType(type)))
			.switchIfEmpty(Mono.defer(() -> load(work, position).flatMap((value) -> this.connection.reactive()
				.set(key, this.json.writeValueAsBytes(value))
				.thenReturn(value))))
			.block();
	}

	private Mono<Object> load(Work work, long position) {
		Covet covet = this.reads.context().getBean(Covet.class);
		return (work == Work.CACHED_USER) ? covet.objects(Blog.User.class).get(position).cast(Object.class)
				: CovetContender.graph(CovetContender.page(covet, position))
					.all()
					.map(CovetContender.Post::graph)
					.collectList()
					.cast(Object.class);
	}

	@Override
	public List<?> plain(Work work, Object result) {
		return (work == Work.CACHED_USER) ? List.of(result) : (List<?>) result;
	}

	@Override
	public void close() {
		this.connection.close();
		this.client.shutdown();
		this.reads.close();
	}

}
