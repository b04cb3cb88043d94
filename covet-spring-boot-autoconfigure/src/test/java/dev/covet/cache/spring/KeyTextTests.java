package dev.covet.cache.spring;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.springframework.cache.interceptor.SimpleKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys as texts.
 */
class KeyTextTests {

	@Test
	void keysWhenDifferentHaveDifferentTexts() {
		List<Object> keys = Arrays.asList("a", "a,b", List.of("a", "b"), List.of("a,b"), List.of("a", "b", ""),
				List.of(List.of("a"), "b"), List.of(List.of("a", "b")), "[a,b,]", "", List.of(), null, "\\0", "null",
				new SimpleKey("x", "y"), new SimpleKey("x, y"), Map.of("a", "b"), "{a=b,}", new Pair("a", "b"),
				new Pair("a,b", null), new Other("a", "b"), Thread.State.NEW, UUID.fromString("0-0-0-0-1"),
				LocalDate.parse("2026-11-27"));
		Set<String> texts = new HashSet<>();
		keys.forEach((key) -> texts.add(KeyText.of(key)));
		assertThat(texts).hasSize(keys.size()).doesNotContainNull();
	}

	@Test
	void keysWhenEqualHaveTheSameText() {
		Map<String, Integer> turned = new LinkedHashMap<>();
		turned.put("b", 2);
		turned.put("a", 1);
		assertThat(KeyText.of(turned)).isEqualTo(KeyText.of(Map.of("a", 1, "b", 2)));
		assertThat(KeyText.of(Set.of("a", "b", "c"))).isEqualTo(KeyText.of(new HashSet<>(List.of("c", "b", "a"))));
		assertThat(KeyText.of(new SimpleKey(1, "a"))).isEqualTo(KeyText.of(new SimpleKey(1, "a")));
		assertThat(KeyText.of(new int[] { 1, 2 })).isEqualTo(KeyText.of(List.of(1, 2)));
	}

	@Test
	void keyWhenWithoutATextOfItsOwnHasNone() {
		assertThat(KeyText.of(new Object())).isNull();
		assertThat(KeyText.of(List.of("a", new Thread()))).isNull();
		assertThat(KeyText.of(Map.of("a", new Object()))).isNull();
		assertThat(KeyText.of(Set.of(new Object()))).isNull();
		assertThat(KeyText.of(new Holder(new Object()))).isNull();
	}

	record Pair(String one, String two) {
	}

	record Other(String one, String two) {
	}

	record Holder(Object any) {
	}

}
