package dev.covet.benchmark;

import java.util.Map;

import dev.covet.Covet;
import dev.covet.benchmark.CovetContender.Post;
import dev.covet.benchmark.Ledger.Account;
import dev.covet.benchmark.Ledger.Event;
import dev.covet.benchmark.Ledger.Totals;
import dev.covet.query.Aggregate;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static dev.covet.query.Aggregates.avg;
import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Aggregates.sum;
import static dev.covet.query.Assignments.increment;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Order.asc;
import static dev.covet.query.Order.desc;

/**
 * Writes, numbers and pages as an application has Covet do them.
 */
final class CovetWrites {

	private final Covet covet;

	CovetWrites(Covet covet) {
		this.covet = covet;
	}

	Object run(Work work, long position) {
		return switch (work) {
			case BULK_CREATE -> this.covet.objects(Event.class).bulkCreate(Ledger.events(position)).block();
			case BULK_UPDATE -> this.covet.objects(Account.class)
				.bulkUpdate(Ledger.accounts(position), Account::balance, Account::changedAt)
				.block();
			case UPDATE_BY_QUERY -> this.covet.objects(Account.class)
				.filter(where(Account::id).lte((long) Work.WRITTEN))
				.update(increment(Account::logins, 1))
				.block();
			case AGGREGATE -> totals(position).block();
			case KEYSET_PAGE -> page(position).block();
			default -> throw new IllegalArgumentException(work.toString());
		};
	}

	private Mono<Totals> totals(long more) {
		Aggregate<Post, Long> posts = count();
		Aggregate<Post, Long> views = sum(Post::views);
		Aggregate<Post, Double> average = avg(Post::views);
		return this.covet.objects(Post.class)
			.filter(where(Post::views).gt(more))
			.aggregate(posts, views, average)
			.map((row) -> new Totals(row.get(posts), row.get(views), row.get(average)));
	}

	private Mono<Window<Post>> page(long position) {
		return this.covet.objects(Post.class)
			.orderBy(desc(Post::views), asc(Post::id))
			.scroll(ScrollPosition.forward(Map.of("views", Work.views(position), "id", position)), Work.PAGE);
	}

}
