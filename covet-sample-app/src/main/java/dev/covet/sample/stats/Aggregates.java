package dev.covet.sample.stats;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Sums and groups, by hand-written SQL. Covet has no aggregates yet; once it has, they
 * replace this class.
 */
@Component
class Aggregates {

	private final DatabaseClient client;

	Aggregates(DatabaseClient client) {
		this.client = client;
	}

	Mono<Views> views() {
		return this.client.sql("""
				SELECT coalesce(sum(views), 0)::bigint AS total, coalesce(avg(views), 0)::float8 AS average,
				coalesce(max(views), 0) AS highest FROM posts""").mapProperties(Views.class).one();
	}

	Flux<CategoryStats> categories() {
		return this.client.sql("""
				SELECT c.id, c.name, count(p.id) AS posts, coalesce(sum(p.views), 0)::bigint AS views
				FROM categories c LEFT JOIN posts p ON p.category_id = c.id
				GROUP BY c.id ORDER BY c.id""").mapProperties(CategoryStats.class).all();
	}

	/**
	 * How often posts were viewed.
	 */
	record Views(long total, double average, long highest) {
	}

	/**
	 * A category's posts and how often they were viewed.
	 */
	record CategoryStats(long id, String name, long posts, long views) {
	}

}
