package dev.covet.sample.data;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * The rows, the same in every run: what chance decides depends on the row's number only.
 */
final class SampleRows {

	private static final Instant OPENED = Instant.parse("2025-01-01T08:00:00Z");

	private final SampleDataProperties sizes;

	SampleRows(SampleDataProperties sizes) {
		this.sizes = sizes;
	}

	MultiRowInsert users() {
		return new MultiRowInsert("users", id(), text("username", SampleRows::username),
				text("email", (row) -> username(row) + "@example.com"),
				new Column<>("active", Boolean.class, (row) -> row % 10 != 9), time("created_at", Duration.ofHours(1)));
	}

	MultiRowInsert categories() {
		return new MultiRowInsert("categories", id(), text("name", Words::topic));
	}

	MultiRowInsert tags() {
		return new MultiRowInsert("tags", id(), text("name", (row) -> "tag-" + (row + 1)));
	}

	MultiRowInsert posts() {
		return new MultiRowInsert("posts", id(), text("title", (row) -> Words.title(random(row))),
				text("content", (row) -> Words.sentences(random(row), 6)),
				number("views", (row) -> random(row).nextLong(10_000)), time("published_at", Duration.ofMinutes(47)),
				number("author_id", (row) -> anyOf(this.sizes.users(), row)),
				number("category_id", (row) -> anyOf(this.sizes.categories(), row)));
	}

	int tagsPerPost() {
		return Math.min(this.sizes.tagsPerPost(), this.sizes.tags());
	}

	// Neighbours from any tag on, so that a post has none twice
	MultiRowInsert postTags() {
		return new MultiRowInsert("post_tags", number("post_id", (row) -> 1L + row / tagsPerPost()),
				number("tag_id", (row) -> 1
						+ (anyOf(this.sizes.tags(), row / tagsPerPost()) + row % tagsPerPost()) % this.sizes.tags()));
	}

	MultiRowInsert comments() {
		return new MultiRowInsert("comments", id(), text("body", (row) -> Words.sentences(random(~row), 1)),
				time("created_at", Duration.ofMinutes(5)),
				number("post_id", (row) -> 1L + row / this.sizes.commentsPerPost()),
				number("author_id", (row) -> anyOf(this.sizes.users(), ~row)));
	}

	private static String username(int row) {
		return Words.firstName(row) + (row + 1);
	}

	private static SplittableRandom random(int row) {
		return new SplittableRandom(row);
	}

	private static long anyOf(int rows, int row) {
		return 1L + random(row).nextInt(rows);
	}

	private static Column<Long> id() {
		return number("id", (row) -> row + 1L);
	}

	private static Column<Long> number(String name, IntFunction<Long> value) {
		return new Column<>(name, Long.class, value);
	}

	private static Column<String> text(String name, IntFunction<String> value) {
		return new Column<>(name, String.class, value);
	}

	private static Column<Instant> time(String name, Duration step) {
		return new Column<>(name, Instant.class, (row) -> OPENED.plus(step.multipliedBy(row)));
	}

}
