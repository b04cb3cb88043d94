package dev.covet.query.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link WeakIdentities}.
 */
class WeakIdentitiesTests {

	private final WeakIdentities<String> notes = new WeakIdentities<>();

	@Test
	void getWhenObjectIsEqualButAnotherReturnsNothing() {
		Value value = new Value(1);
		this.notes.put(value, "note");
		assertThat(new Value(1)).isEqualTo(value);
		assertThat(this.notes.get(value)).isEqualTo("note");
		assertThat(this.notes.get(new Value(1))).isNull();
	}

	@Test
	void putWhenObjectIsKnownReplacesItsNote() {
		Value value = new Value(1);
		this.notes.put(value, "first");
		this.notes.put(value, "second");
		assertThat(this.notes.get(value)).isEqualTo("second");
		assertThat(this.notes.size()).isEqualTo(1);
	}

	@Test
	void sizeWhenObjectsAreCollectedShrinks() {
		List<Value> kept = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			Value value = new Value(i);
			this.notes.put(value, "note");
			if (i % 1000 == 0) {
				kept.add(value);
			}
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> {
			System.gc();
			return this.notes.size() == kept.size();
		});
		assertThat(kept).allSatisfy((value) -> assertThat(this.notes.get(value)).isEqualTo("note"));
		assertThat(this.notes.isEmpty()).isFalse();
	}

	record Value(int number) {
	}

}
