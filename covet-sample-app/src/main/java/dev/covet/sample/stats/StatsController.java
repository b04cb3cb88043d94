package dev.covet.sample.stats;

import java.util.List;

import dev.covet.Covet;
import dev.covet.sample.blog.Category;
import dev.covet.sample.blog.Comment;
import dev.covet.sample.blog.Post;
import dev.covet.sample.blog.Tag;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Figures over HTTP.
 */
@RestController
@RequestMapping("/api/stats")
class StatsController {

	private final Covet covet;

	private final Figures figures;

	StatsController(Covet covet, Figures figures) {
		this.covet = covet;
		this.figures = figures;
	}

	@GetMapping
	Mono<Stats> stats() {
		return Mono
			.zip(this.figures.users(), count(Category.class), count(Tag.class), count(Post.class), count(Comment.class),
					this.figures.views())
			.map((all) -> new Stats(all.getT1().all(), all.getT1().active(), all.getT2(), all.getT3(), all.getT4(),
					all.getT5(), all.getT6()));
	}

	@GetMapping("/categories")
	Mono<List<Figures.CategoryStats>> categories() {
		return this.figures.categories().collectList();
	}

	private Mono<Long> count(Class<?> type) {
		return this.covet.objects(type).count();
	}

}
