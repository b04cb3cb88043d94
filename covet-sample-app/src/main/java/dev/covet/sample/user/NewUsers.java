package dev.covet.sample.user;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.covet.mapping.Many;
import dev.covet.sample.blog.User;

/**
 * Makes users with names that nobody has.
 */
final class NewUsers {

	private NewUsers() {
	}

	// The database gives the ids.
	@SuppressWarnings("NullAway")
	static List<User> of(int number) {
		Instant now = Clock.systemUTC().instant();
		String prefix = "bulk-" + UUID.randomUUID() + "-";
		return IntStream.rangeClosed(1, number)
			.mapToObj(
					(i) -> new User(null, prefix + i, prefix + i + "@example.com", true, now, Many.none(), Many.none()))
			.toList();
	}

}
