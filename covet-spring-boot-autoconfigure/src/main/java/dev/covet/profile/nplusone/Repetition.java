package dev.covet.profile.nplusone;

import java.time.Duration;

import dev.covet.statement.CallSites;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementOrigin;
import dev.covet.statement.StatementShape;
import org.jspecify.annotations.Nullable;

/**
 * How often one statement has run. Guarded by whoever holds it.
 */
final class Repetition {

	private static final int ATTEMPTS = 3;

	private final StatementShape shape;

	private long count;

	private long nanos;

	// What ran since an error may be a retry of what ran before it
	private int turn;

	private long inTurn;

	private long mostInTurn;

	private @Nullable String label;

	private @Nullable StatementOrigin origin;

	private @Nullable String callSite;

	private int walks;

	Repetition(StatementShape shape) {
		this.shape = shape;
	}

	void add(StatementEvent event, @Nullable StatementOrigin from, int currentTurn, int threshold) {
		this.count++;
		this.nanos += event.durationNanos();
		if (this.turn != currentTurn) {
			this.turn = currentTurn;
			this.inTurn = 0;
		}
		this.inTurn++;
		this.mostInTurn = Math.max(this.mostInTurn, this.inTurn);
		if (this.label == null) {
			this.label = event.label();
		}
		if (this.callSite == null && from != null) {
			this.origin = from;
			this.callSite = from.callSite();
		}
		if (this.callSite == null && this.mostInTurn >= threshold) {
			locate(from);
		}
	}

	// Where the thread waits for its statements, as with JDBC, the caller is on the stack
	private void locate(@Nullable StatementOrigin from) {
		if (from != null) {
			if (this.walks++ == 0) {
				from.wantCallSite();
			}
		}
		else if (this.walks++ < ATTEMPTS) {
			this.callSite = CallSites.find();
		}
	}

	StatementShape shape() {
		return this.shape;
	}

	long count() {
		return this.count;
	}

	long mostInTurn() {
		return this.mostInTurn;
	}

	Duration time() {
		return Duration.ofNanos(this.nanos);
	}

	@Nullable String label() {
		return this.label;
	}

	@Nullable StatementOrigin origin() {
		return this.origin;
	}

	@Nullable String callSite() {
		return this.callSite;
	}

}
