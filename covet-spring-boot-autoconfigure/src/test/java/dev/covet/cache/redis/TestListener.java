package dev.covet.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.covet.cache.SharedListener;
import dev.covet.cache.Tag;
import org.awaitility.Awaitility;

/**
 * Writes down what it is told.
 */
class TestListener implements SharedListener {

	private final List<String> told = new ArrayList<>();

	private boolean deaf;

	@Override
	public synchronized void onRaised(Collection<Tag> tags) {
		tags.forEach((tag) -> this.told.add(tag.text()));
	}

	@Override
	public synchronized void onDeaf() {
		this.deaf = true;
		this.told.add("(deaf)");
	}

	@Override
	public synchronized void onHeard() {
		this.deaf = false;
		this.told.add("(heard)");
	}

	synchronized boolean isDeaf() {
		return this.deaf;
	}

	synchronized List<String> told() {
		return List.copyOf(this.told);
	}

	TestListener awaitHearing() {
		Awaitility.await().atMost(TestStore.TIMEOUT).pollInterval(Duration.ofMillis(10)).until(() -> !isDeaf());
		return this;
	}

	synchronized void forget() {
		this.told.clear();
	}

}
