package dev.covet.cache.redis;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.covet.cache.Tag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Ears}.
 */
class EarsTests {

	private static final long SELF = 1;

	private static final long OTHER = 2;

	private static final Tag POSTS = Tag.table("posts");

	private long now;

	private final Ears ears = new Ears(SELF, 100, () -> this.now);

	private final TestListener listener = new TestListener();

	@BeforeEach
	void hear() {
		this.ears.add(this.listener);
		assertThat(this.listener.told()).containsExactly("(deaf)");
		say(OTHER, 7, POSTS);
		assertThat(this.listener.told()).as("from others while deaf").containsExactly("(deaf)");
		say(SELF, 7);
		assertThat(this.listener.told()).containsExactly("(deaf)", "(heard)");
		this.listener.forget();
	}

	private void say(long node, long sequence, Tag... tags) {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes((sequence + ":").getBytes(StandardCharsets.US_ASCII));
		message.writeBytes(RaisedMessage.body(node, List.of(tags)));
		this.ears.hear(message.toByteArray());
	}

	@Test
	void raisedWhenByOthersIsTold() {
		say(OTHER, 8, POSTS, Tag.row("posts", 1));
		say(OTHER, 8);
		say(OTHER, 9, POSTS);
		assertThat(this.listener.told()).containsExactly("posts", Tag.row("posts", 1).text(), "posts");
	}

	@Test
	void raisedWhenByItselfIsNotTold() {
		say(SELF, 8, POSTS);
		say(OTHER, 9, POSTS);
		assertThat(this.listener.told()).containsExactly("posts");
	}

	@Test
	void messageWhenOneWasMissedBeforeItIsDeafAndHeard() {
		say(OTHER, 9, POSTS);
		assertThat(this.listener.told()).containsExactly("(deaf)", "(heard)");
		say(OTHER, 10, POSTS);
		assertThat(this.listener.told()).endsWith("posts");
	}

	@Test
	void beatWhenTheLastMessageWasMissedIsDeafAndHeard() {
		say(OTHER, 8);
		assertThat(this.listener.told()).containsExactly("(deaf)", "(heard)");
	}

	@Test
	void messageWhenNumbersBeganAnewIsDeafAndHeard() {
		say(OTHER, 1, POSTS);
		assertThat(this.listener.told()).containsExactly("(deaf)", "(heard)");
	}

	@Test
	void messageWhenNotUnderstoodIsDeafAndHeard() {
		this.ears.hear("8:what".getBytes(StandardCharsets.UTF_8));
		this.ears.hear(new byte[0]);
		this.ears.hear("no number".getBytes(StandardCharsets.UTF_8));
		assertThat(this.listener.told()).containsExactly("(deaf)", "(heard)", "(deaf)", "(heard)", "(deaf)", "(heard)");
	}

	@Test
	void checkWhenItselfIsNotHeardIsDeafUntilItIs() {
		this.now = 100;
		this.ears.check();
		assertThat(this.listener.told()).isEmpty();
		say(OTHER, 7);
		this.now = 101;
		this.ears.check();
		this.ears.check();
		assertThat(this.listener.told()).containsExactly("(deaf)");
		say(OTHER, 8, POSTS);
		assertThat(this.listener.told()).containsExactly("(deaf)");
		say(SELF, 8);
		assertThat(this.listener.told()).containsExactly("(deaf)", "(heard)");
	}

	@Test
	void listenersWhenOneFailsAreAllTold() {
		Ears others = new Ears(SELF, 100, () -> this.now);
		others.add(new TestListener() {
			@Override
			public synchronized void onHeard() {
				throw new IllegalStateException("failed");
			}
		});
		others.add(this.listener);
		others.hear(("0:" + new String(RaisedMessage.body(SELF, List.of()), StandardCharsets.ISO_8859_1))
			.getBytes(StandardCharsets.ISO_8859_1));
		assertThat(this.listener.told()).containsExactly("(deaf)", "(heard)");
	}

}
