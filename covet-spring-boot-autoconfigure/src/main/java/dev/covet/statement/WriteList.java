package dev.covet.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Writes in their order, each once, with the savepoints between them. Bounded: too many
 * of them become one that stands for anything.
 */
final class WriteList {

	private static final int MOST_STATEMENTS = 10_000;

	private static final int MOST_CHARACTERS = 8_000_000;

	private final List<WrittenStatement> statements = new ArrayList<>();

	private final Set<WrittenStatement> contained = new HashSet<>();

	private final Deque<Savepoint> savepoints = new ArrayDeque<>();

	private int characters;

	boolean isEmpty() {
		return this.statements.isEmpty();
	}

	List<WrittenStatement> copy() {
		return List.copyOf(this.statements);
	}

	List<WrittenStatement> take() {
		List<WrittenStatement> all = copy();
		clear();
		return all;
	}

	void clear() {
		this.statements.clear();
		this.contained.clear();
		this.savepoints.clear();
		this.characters = 0;
	}

	// A statement that is there already stays in its place, before any savepoint since.
	void add(WrittenStatement statement) {
		if (this.contained.contains(WrittenStatement.anything()) || !this.contained.add(statement)) {
			return;
		}
		this.characters += statement.sql().length();
		if (this.statements.size() >= MOST_STATEMENTS || this.characters > MOST_CHARACTERS) {
			clear();
			this.contained.add(WrittenStatement.anything());
			this.statements.add(WrittenStatement.anything());
		}
		else {
			this.statements.add(statement);
		}
	}

	void mark(String savepoint) {
		this.savepoints.push(new Savepoint(savepoint, this.statements.size()));
	}

	// Take what was written since a savepoint, which stays.
	List<WrittenStatement> cut(String savepoint) {
		if (!isMarked(savepoint)) {
			return List.of();
		}
		while (!this.savepoints.getFirst().name().equals(savepoint)) {
			this.savepoints.pop();
		}
		List<WrittenStatement> since = this.statements.subList(this.savepoints.getFirst().place(),
				this.statements.size());
		List<WrittenStatement> taken = List.copyOf(since);
		since.clear();
		taken.forEach((statement) -> {
			this.contained.remove(statement);
			this.characters -= statement.sql().length();
		});
		return taken;
	}

	void unmark(String savepoint) {
		Iterator<Savepoint> all = isMarked(savepoint) ? this.savepoints.iterator() : List.<Savepoint>of().iterator();
		while (all.hasNext()) {
			boolean last = all.next().name().equals(savepoint);
			all.remove();
			if (last) {
				return;
			}
		}
	}

	private boolean isMarked(String savepoint) {
		return this.savepoints.stream().anyMatch((mark) -> mark.name().equals(savepoint));
	}

	/**
	 * A savepoint.
	 *
	 * @param name its name
	 * @param place the number of statements before it
	 */
	private record Savepoint(String name, int place) {
	}

}
