package dev.covet.sample.user;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.covet.Covet;
import dev.covet.query.QuerySet;
import dev.covet.sample.blog.User;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import static dev.covet.query.Order.asc;

/**
 * Users over HTTP.
 */
@RestController
@RequestMapping("/api/users")
class UserController {

	private static final Duration CACHED = Duration.ofMinutes(5);

	private final QuerySet<User> users;

	private final Dashboards dashboards;

	UserController(Covet covet, Dashboards dashboards) {
		this.users = covet.objects(User.class).orderBy(asc(User::id));
		this.dashboards = dashboards;
	}

	@GetMapping
	Mono<List<Map<String, @Nullable Object>>> page(@RequestParam(defaultValue = "") List<String> fields,
			@RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
			@RequestParam(defaultValue = "100") @Min(1) @Max(1000) int size) {
		return this.users.offset(page * size).limit(size).values(UserFields.check(fields)).list();
	}

	@GetMapping("/{id}")
	Mono<User> one(@PathVariable long id) {
		return this.users.cached(CACHED).get(id);
	}

	@GetMapping("/{id}/dashboard")
	Mono<Dashboard> dashboard(@PathVariable long id) {
		return this.dashboards.of(id);
	}

	@PostMapping("/bulk")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<BulkCreated> bulk(@RequestParam(defaultValue = "1000") @Min(1) @Max(100_000) int count) {
		return this.users.bulkCreate(NewUsers.of(count)).map(BulkCreated::of);
	}

}
