package dev.covet.statement;

import java.util.List;

/**
 * What to do at an end; each step is called with whether a transaction is open now.
 *
 * @param onCompleted what to do when it has ended well
 * @param onFailed what to do when it has failed
 * @param onAbandoned what to do when its end is not heard of
 * @param isAwaited whether it is likely to tell of writes
 * @param isDoubtful whether even a good end leaves it open what took effect
 */
record Ending(Step onCompleted, Step onFailed, Step onAbandoned, boolean isAwaited,
		boolean isDoubtful) implements WriteEnding {

	static Ending of(Step onCompleted, Step onFailed, boolean isAwaited) {
		return new Ending(onCompleted, onFailed, onFailed, isAwaited, false);
	}

	@Override
	public List<WrittenStatement> completed(boolean open) {
		return this.onCompleted.apply(open);
	}

	@Override
	public List<WrittenStatement> failed(boolean open) {
		return this.onFailed.apply(open);
	}

	@Override
	public List<WrittenStatement> abandoned(boolean open) {
		return this.onAbandoned.apply(open);
	}

	/**
	 * A step to the next state.
	 */
	@FunctionalInterface
	interface Step {

		List<WrittenStatement> apply(boolean open);

	}

}
