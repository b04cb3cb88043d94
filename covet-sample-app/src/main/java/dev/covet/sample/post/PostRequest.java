package dev.covet.sample.post;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A post as it is sent.
 *
 * @param title its title
 * @param content its text
 * @param authorId who wrote it
 * @param categoryId what it is about
 */
record PostRequest(@NotBlank @Size(max = 200) String title, @NotBlank @Size(max = 100_000) String content,
		@NotNull Long authorId, @NotNull Long categoryId) {
}
