package dev.covet.sample.post;

import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import reactor.core.publisher.Mono;

import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Posts over HTTP.
 */
@RestController
@RequestMapping("/api/posts")
class PostController {

	private final PostReads posts;

	PostController(PostReads posts) {
		this.posts = posts;
	}

	@GetMapping
	Mono<List<PostView>> page(@RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
			@RequestParam(defaultValue = "100") @Min(1) @Max(1000) int size,
			@RequestParam(defaultValue = "optimized") LoadStrategy strategy,
			@RequestParam MultiValueMap<String, String> parameters) {
		return this.posts.page(page, size, strategy, parameters);
	}

	@GetMapping("/{id}")
	Mono<PostView> one(@PathVariable long id) {
		return this.posts.one(id);
	}

}
