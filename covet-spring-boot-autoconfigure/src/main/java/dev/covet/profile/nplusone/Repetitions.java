package dev.covet.profile.nplusone;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import dev.covet.statement.StatementOrigin;
import dev.covet.statement.StatementOrigin.Kind;
import dev.covet.statement.StatementShape;
import dev.covet.statement.StatementShape.Access;
import dev.covet.statement.StatementShapes;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one request that could be an N+1, counted.
 */
final class Repetitions implements StatementListener {

	private static final int TEXTS = 200;

	private final NPlusOneSettings settings;

	private final StatementShapes shapes;

	private final Map<String, Repetition> repetitions = new LinkedHashMap<>(8);

	private final Set<@Nullable String> paged = new HashSet<>(4);

	private volatile int turn;

	Repetitions(NPlusOneSettings settings, StatementShapes shapes) {
		this.settings = settings;
		this.shapes = shapes;
	}

	@Override
	public void onStatement(StatementEvent event) {
		if (event.failed() || (event.cancelled() && event.rows() == 0)) {
			nextTurn();
			return;
		}
		StatementShape shape = this.shapes.of(event.sql());
		StatementOrigin origin = StatementOrigin.from(event.context());
		if (shape.access() == Access.PAGE && shape.table() != null) {
			addPaged(shape.table());
		}
		else if ((shape.access() != Access.OTHER || isOfOne(origin)) && !isIgnored(event.label())) {
			add(event, shape, origin);
		}
	}

	// A relation of one owner is read by the statement for many
	private static boolean isOfOne(@Nullable StatementOrigin origin) {
		return origin != null && origin.kind() == Kind.RELATION_OF_ONE;
	}

	private boolean isIgnored(@Nullable String label) {
		return label != null && this.settings.ignoredLabels().contains(label);
	}

	private synchronized void nextTurn() {
		this.turn++;
	}

	private synchronized void addPaged(String table) {
		if (this.paged.size() < TEXTS) {
			this.paged.add(table);
		}
	}

	private synchronized void add(StatementEvent event, StatementShape shape, @Nullable StatementOrigin origin) {
		Repetition repetition = this.repetitions.get(shape.text());
		if (repetition == null) {
			if (this.repetitions.size() >= TEXTS) {
				return;
			}
			repetition = new Repetition(shape);
			this.repetitions.put(shape.text(), repetition);
		}
		repetition.add(event, origin, this.turn, this.settings.threshold());
	}

	// Each page may ask how many there are
	private boolean isOfPages(StatementShape shape) {
		return shape.access() == Access.COUNT && this.paged.contains(shape.table());
	}

	synchronized List<NPlusOneFinding> findings(@Nullable String place) {
		return this.repetitions.values()
			.stream()
			.filter((repetition) -> repetition.mostInTurn() >= this.settings.threshold())
			.filter((repetition) -> !isOfPages(repetition.shape()))
			.map((repetition) -> NPlusOneFinding.of(repetition, place))
			.toList();
	}

}
