package dev.covet.cache.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import dev.covet.cache.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StampHeader}.
 */
class StampHeaderTests {

	private static final List<Tag> TAGS = List.of(Tag.everything(), Tag.table("posts"));

	private static final byte[] VALUE = "value".getBytes(StandardCharsets.UTF_8);

	private static StampHeader header(long... numbers) {
		return StampHeader.of(TAGS, numbers);
	}

	@Test
	void valueWhenStampsAreTheSameComesBack() {
		byte[] stored = header(1, 2, 1_700_000_000_000_000L).before(VALUE);
		StampHeader same = header(1, 2, 1_700_000_000_000_000L);
		assertThat(same.begins(stored)).isTrue();
		assertThat(same.after(stored)).isEqualTo(VALUE);
		assertThat(stored.length - VALUE.length).as("bytes of the header").isLessThan(22);
	}

	@Test
	void valueWhenAnyNumberDiffersIsNotGood() {
		byte[] stored = header(1, 2, 3).before(VALUE);
		assertThat(header(9, 2, 3).begins(stored)).isFalse();
		assertThat(header(1, 9, 3).begins(stored)).isFalse();
		assertThat(header(1, 2, 9).begins(stored)).isFalse();
		assertThat(header(1, 2).begins(stored)).isFalse();
		assertThat(header(1, 2, 3, 4).begins(stored)).isFalse();
		assertThat(StampHeader.isReadable(stored)).isTrue();
	}

	// Stamps that were made by one script have the same number
	@Test
	void valueWhenItDependsOnOtherTagsWithTheSameNumbersIsNotGood() {
		byte[] stored = header(1, 2, 2).before(VALUE);
		List<Tag> users = List.of(Tag.everything(), Tag.table("users"));
		List<Tag> rows = List.of(Tag.everything(), Tag.rows("posts"));
		List<Tag> swapped = List.of(Tag.table("posts"), Tag.everything());
		for (List<Tag> others : List.of(users, rows, swapped)) {
			assertThat(StampHeader.of(others, new long[] { 1, 2, 2 }).begins(stored)).isFalse();
		}
	}

	@Test
	void isReadableWhenCutWithinTheHeaderIsFalse() {
		byte[] whole = header(1, 2, 300).bytes();
		for (int length = 0; length < whole.length; length++) {
			assertThat(StampHeader.isReadable(Arrays.copyOf(whole, length))).as("%d bytes", length).isFalse();
		}
		assertThat(StampHeader.isReadable(whole)).isTrue();
	}

	@Test
	void isReadableWhenItSaysThatItIsVeryLongIsFalse() {
		byte[] whole = header(1, 2, 3).bytes();
		for (int i = 9; i < whole.length; i++) {
			whole[i] = (byte) 0xFF;
		}
		assertThat(StampHeader.isReadable(whole)).isFalse();
	}

}
