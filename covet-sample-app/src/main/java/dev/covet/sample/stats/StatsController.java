package dev.covet.sample.stats;

import java.util.List;

import dev.covet.Covet;
import dev.covet.sample.blog.Category;
import dev.covet.sample.blog.Comment;
import dev.covet.sample.blog.Post;
import dev.covet.sample.blog.Tag;
import dev.covet.sample.blog.User;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static dev.covet.query.Conditions.where;

/**
 * Figures over HTTP.
 */
@RestController
@RequestMapping("/api/stats")
class StatsController {

	private final Covet covet;

	private final Aggregates aggregates;

	StatsController(Covet covet, Aggregates aggregates) {
		this.covet = covet;
		this.aggregates = aggregates;
	}

	@GetMapping
	Mono<Stats> stats() {
		return Mono
			.zip(count(User.class), this.covet.objects(User.class).filter(where(User::active).isTrue()).count(),
					count(Category.class), count(Tag.class), count(Post.class), count(Comment.class),
					this.aggregates.views())
			.map((all) -> new Stats(all.getT1(), all.getT2(), all.getT3(), all.getT4(), all.getT5(), all.getT6(),
					all.getT7()));
	}

	@GetMapping("/categories")
	Mono<List<Aggregates.CategoryStats>> categories() {
		return this.aggregates.categories().collectList();
	}

	private Mono<Long> count(Class<?> type) {
		return this.covet.objects(type).count();
	}

}
