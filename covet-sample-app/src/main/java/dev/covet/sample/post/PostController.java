package dev.covet.sample.post;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Posts over HTTP.
 */
@RestController
@RequestMapping("/api/posts")
class PostController {

	private final PostReads posts;

	private final PopularPosts popular;

	private final PostWrites writes;

	PostController(PostReads posts, PopularPosts popular, PostWrites writes) {
		this.posts = posts;
		this.popular = popular;
		this.writes = writes;
	}

	@GetMapping
	Mono<List<PostView>> page(@RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
			@RequestParam(defaultValue = "100") @Min(1) @Max(1000) int size,
			@RequestParam(defaultValue = "optimized") LoadStrategy strategy,
			@RequestParam MultiValueMap<String, String> parameters) {
		return this.posts.page(page, size, strategy, parameters);
	}

	@GetMapping("/popular")
	Mono<List<PopularPosts.PopularPost>> popular() {
		return this.popular.list();
	}

	@GetMapping("/{id}")
	Mono<PostView> one(@PathVariable long id) {
		return this.posts.one(id);
	}

	@PostMapping
	Mono<ResponseEntity<PostView>> create(@Valid @RequestBody PostRequest request) {
		return this.writes.create(request)
			.flatMap((post) -> this.posts.one(post.id()))
			.map((post) -> ResponseEntity.created(URI.create("/api/posts/" + post.id())).body(post));
	}

	@PutMapping("/{id}")
	Mono<PostView> change(@PathVariable long id, @Valid @RequestBody PostRequest request) {
		return this.writes.change(id, request).flatMap((found) -> this.posts.one(id));
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> delete(@PathVariable long id) {
		return this.writes.delete(id)
			.filter(Boolean::booleanValue)
			.switchIfEmpty(Mono
				.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is nothing at /api/posts/" + id)))
			.then();
	}

}
