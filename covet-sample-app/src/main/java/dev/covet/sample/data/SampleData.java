package dev.covet.sample.data;

import java.time.Duration;
import java.util.List;

import dev.covet.Covet;
import dev.covet.query.BulkOptions;
import dev.covet.sample.blog.Category;
import dev.covet.sample.blog.Comment;
import dev.covet.sample.blog.Post;
import dev.covet.sample.blog.Tag;
import dev.covet.sample.blog.User;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Fills an empty database before the application serves: all of it, or nothing.
 */
@Component
@EnableConfigurationProperties(SampleDataProperties.class)
class SampleData implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(SampleData.class);

	private static final Duration LONGEST = Duration.ofMinutes(5);

	private static final List<String> NUMBERED = List.of("users", "categories", "tags", "posts", "comments");

	private static final int BATCH = 5000;

	private final Covet covet;

	private final DatabaseClient client;

	private final SampleDataProperties sizes;

	SampleData(Covet covet, DatabaseClient client, SampleDataProperties sizes) {
		this.covet = covet;
		this.client = client;
		this.sizes = sizes;
	}

	@Override
	public void afterSingletonsInstantiated() {
		long start = System.nanoTime();
		Long rows = isEmpty().filter(Boolean::booleanValue)
			.flatMap((empty) -> fill())
			.as(this.covet::inTransaction)
			.block(LONGEST);
		if (rows != null) {
			logger.info("Filled the database with " + rows + " rows in "
					+ Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
		}
	}

	private Mono<Boolean> isEmpty() {
		return this.client.sql("SELECT NOT EXISTS (SELECT FROM users)").mapValue(Boolean.class).one();
	}

	private Mono<Long> fill() {
		SampleRows rows = new SampleRows(this.sizes);
		Mono<Long> inserted = Flux
			.concat(insert(User.class, rows.users()), insert(Category.class, rows.categories()),
					insert(Tag.class, rows.tags()), insert(Post.class, rows.posts()),
					insert(PostTag.class, rows.postTags()), insert(Comment.class, rows.comments()))
			.reduce(0L, Long::sum);
		return inserted.delayUntil((number) -> Flux.fromIterable(NUMBERED).concatMap(this::goOnCounting))
			.delayUntil((number) -> this.client.sql("ANALYZE").then());
	}

	private <T> Mono<Long> insert(Class<T> type, Flux<T> rows) {
		return this.covet.objects(type).bulkCreate(rows, BulkOptions.defaults().batchSize(BATCH));
	}

	// The rows brought their ids: the next one comes after them
	private Mono<Void> goOnCounting(String table) {
		return this.client.sql("SELECT setval(pg_get_serial_sequence('" + table + "', 'id'), max(id)) FROM " + table)
			.then();
	}

}
