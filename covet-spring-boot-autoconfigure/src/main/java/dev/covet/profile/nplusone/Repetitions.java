package dev.covet.profile.nplusone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import dev.covet.statement.StatementOrigin;
import dev.covet.statement.StatementOrigin.Kind;
import dev.covet.statement.StatementShape;
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
		if ((shape.lookup() || isOfOne(origin)) && !isIgnored(event.label())) {
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

	synchronized List<NPlusOneFinding> findings(@Nullable String place) {
		return this.repetitions.values()
			.stream()
			.filter((repetition) -> repetition.mostInTurn() >= this.settings.threshold())
			.map((repetition) -> NPlusOneFinding.of(repetition, place))
			.toList();
	}

}
