package dev.covet.sample.stats;

import java.util.Objects;

import dev.covet.Covet;
import dev.covet.query.Aggregate;
import dev.covet.query.Aggregates;
import dev.covet.query.Expression;
import dev.covet.sample.blog.Category;
import dev.covet.sample.blog.Post;
import dev.covet.sample.blog.User;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

import static dev.covet.query.Aggregates.avg;
import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Aggregates.max;
import static dev.covet.query.Aggregates.sum;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Order.asc;

/**
 * Sums and groups: one statement each, computed by the database.
 */
@Component
class Figures {

	private final Covet covet;

	Figures(Covet covet) {
		this.covet = covet;
	}

	Mono<Users> users() {
		Aggregate<User, Long> all = count();
		Aggregate<User, Long> active = Aggregates.<User>count().filter(where(User::active).isTrue());
		return this.covet.objects(User.class)
			.aggregate(all, active)
			.map((row) -> new Users(required(row.get(all)), required(row.get(active))));
	}

	Mono<Views> views() {
		Aggregate<Post, Long> total = sum(Post::views);
		Aggregate<Post, Double> average = avg(Post::views);
		Aggregate<Post, Long> highest = max(Post::views);
		return this.covet.objects(Post.class)
			.aggregate(total, average, highest)
			.map((row) -> new Views(orZero(row.get(total)), Objects.requireNonNullElse(row.get(average), 0.0),
					orZero(row.get(highest))));
	}

	Flux<CategoryStats> categories() {
		Expression<Post, Long> id = property(Post::category, Category::id);
		Expression<Post, String> name = property(Post::category, Category::name);
		Aggregate<Post, Long> posts = count();
		Aggregate<Post, Long> views = sum(Post::views);
		return this.covet.objects(Post.class)
			.filter(where(Post::category).isNotNull())
			.groupBy(id, name)
			.aggregate(posts, views)
			.orderBy(asc(id))
			.all()
			.map((row) -> new CategoryStats(required(row.get(id)), required(row.get(name)), required(row.get(posts)),
					orZero(row.get(views))));
	}

	private static <T> T required(@Nullable T value) {
		return Objects.requireNonNull(value);
	}

	private static long orZero(@Nullable Long value) {
		return (value != null) ? value : 0;
	}

	/**
	 * How many users there are.
	 */
	record Users(long all, long active) {
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
