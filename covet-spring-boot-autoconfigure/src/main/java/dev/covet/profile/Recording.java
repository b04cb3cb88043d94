package dev.covet.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.covet.profile.StatementGroup.Likeness;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementLabel;
import dev.covet.statement.StatementListener;
import dev.covet.statement.StatementOrigin;
import dev.covet.statement.StatementShape;
import dev.covet.statement.StatementShapes;

/**
 * Writes down the statements of one profile, of constant size at most.
 */
final class Recording implements StatementListener {

	private static final int STATEMENTS = 1000;

	private static final StatementShapes shapes = new StatementShapes();

	private final long startNanos = System.nanoTime();

	private final List<ProfiledStatement> statements = new ArrayList<>();

	private final Map<String, Group> groups = new LinkedHashMap<>();

	private long count;

	private long databaseNanos;

	@Override
	public void onStatement(StatementEvent event) {
		long endNanos = System.nanoTime() - this.startNanos;
		add(event, shapes.of(event.sql()), Math.max(0, endNanos - event.durationNanos()));
	}

	private synchronized void add(StatementEvent event, StatementShape shape, long startNanos) {
		this.count++;
		this.databaseNanos += event.durationNanos();
		if (this.statements.size() < STATEMENTS) {
			this.statements.add(statement(event, shape, Duration.ofNanos(startNanos)));
		}
		Group group = this.groups.get(shape.text());
		if (group == null && this.groups.size() < STATEMENTS) {
			group = new Group(shape.text(), event.sql());
			this.groups.put(shape.text(), group);
		}
		if (group != null) {
			group.add(event);
		}
	}

	private static ProfiledStatement statement(StatementEvent event, StatementShape shape, Duration start) {
		StatementOrigin origin = StatementOrigin.from(event.context());
		String label = event.label();
		Throwable error = event.error();
		return new ProfiledStatement(shape.text(), shape.operation(),
				(label != null) ? StatementLabel.printable(label) : null, (origin != null) ? origin.toString() : null,
				(origin != null) ? origin.callSite() : null, start, event.duration(), event.rows(),
				(error != null) ? error.getClass().getSimpleName() : null, event.cancelled());
	}

	synchronized QueryReport report() {
		List<StatementGroup> repeated = this.groups.values()
			.stream()
			.filter((group) -> group.count > 1)
			.map(Group::toGroup)
			.sorted(Comparator.comparing(StatementGroup::time).reversed())
			.toList();
		return new QueryReport(this.statements, this.count, Duration.ofNanos(this.databaseNanos),
				Duration.ofNanos(System.nanoTime() - this.startNanos), repeated);
	}

	/**
	 * Statements of one shape.
	 */
	private static final class Group {

		private final String text;

		private final int firstLength;

		private final int firstHash;

		private Likeness likeness = Likeness.SAME;

		private long count;

		private long nanos;

		private long rows;

		Group(String text, String first) {
			this.text = text;
			this.firstLength = first.length();
			this.firstHash = first.hashCode();
		}

		// The text itself is not kept, it may hold a secret
		void add(StatementEvent event) {
			this.count++;
			this.nanos += event.durationNanos();
			this.rows += event.rows();
			if (event.sql().length() != this.firstLength || event.sql().hashCode() != this.firstHash) {
				this.likeness = Likeness.SIMILAR;
			}
		}

		StatementGroup toGroup() {
			return new StatementGroup(this.text, this.likeness, this.count, Duration.ofNanos(this.nanos), this.rows);
		}

	}

}
