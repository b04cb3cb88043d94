package dev.covet.sample.data;

import java.time.Duration;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Fills an empty database before the application serves: all of it, or nothing.
 */
@Component
@EnableConfigurationProperties(SampleDataProperties.class)
class SampleData implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(SampleData.class);

	private static final Duration LONGEST = Duration.ofMinutes(5);

	private static final List<String> NUMBERED = List.of("users", "categories", "tags", "posts", "comments");

	private final DatabaseClient client;

	private final TransactionalOperator transaction;

	private final SampleDataProperties sizes;

	SampleData(DatabaseClient client, TransactionalOperator transaction, SampleDataProperties sizes) {
		this.client = client;
		this.transaction = transaction;
		this.sizes = sizes;
	}

	@Override
	public void afterSingletonsInstantiated() {
		long start = System.nanoTime();
		Long rows = isEmpty().filter(Boolean::booleanValue)
			.flatMap((empty) -> fill())
			.as(this.transaction::transactional)
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
			.concat(rows.users().execute(this.client, this.sizes.users()),
					rows.categories().execute(this.client, this.sizes.categories()),
					rows.tags().execute(this.client, this.sizes.tags()),
					rows.posts().execute(this.client, this.sizes.posts()),
					rows.postTags().execute(this.client, this.sizes.posts() * rows.tagsPerPost()),
					rows.comments().execute(this.client, this.sizes.posts() * this.sizes.commentsPerPost()))
			.reduce(0L, Long::sum);
		return inserted.delayUntil((number) -> Flux.fromIterable(NUMBERED).concatMap(this::goOnCounting))
			.delayUntil((number) -> this.client.sql("ANALYZE").then());
	}

	// The rows brought their ids: the next one comes after them
	private Mono<Void> goOnCounting(String table) {
		return this.client.sql("SELECT setval(pg_get_serial_sequence('" + table + "', 'id'), max(id)) FROM " + table)
			.then();
	}

}
