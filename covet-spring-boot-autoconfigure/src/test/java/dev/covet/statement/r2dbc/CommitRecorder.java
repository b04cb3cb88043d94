package dev.covet.statement.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.covet.statement.CommitListener;
import dev.covet.statement.WrittenStatement;
import reactor.core.publisher.Mono;

/**
 * A listener that takes its time, and remembers what it was told.
 */
final class CommitRecorder implements CommitListener {

	private final List<List<String>> commits = new CopyOnWriteArrayList<>();

	private final List<WrittenStatement> statements = new CopyOnWriteArrayList<>();

	@Override
	public Mono<Void> onCommit(List<WrittenStatement> written) {
		return Mono.delay(Duration.ofMillis(30)).then(Mono.fromRunnable(() -> {
			this.statements.addAll(written);
			this.commits.add(written.stream().map(WrittenStatement::sql).toList());
		}));
	}

	// What the listener is done with, commit by commit.
	List<List<String>> commits() {
		return this.commits;
	}

	List<WrittenStatement> statements() {
		return this.statements;
	}

	void forget() {
		this.commits.clear();
		this.statements.clear();
	}

}
