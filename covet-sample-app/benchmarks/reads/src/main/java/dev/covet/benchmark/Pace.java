package dev.covet.benchmark;

/**
 * How thoroughly is measured.
 *
 * @param rounds how often each benchmark runs, each time in a new process
 * @param warmups how many times of 1 second it is warmed up
 * @param iterations how often it is measured then
 * @param iterationMillis for how long each time
 * @param startUps how often each application is started
 * @param latencyPairs how many pairs of applications are asked side by side
 */
record Pace(int rounds, int warmups, int iterations, int iterationMillis, int startUps, int latencyPairs) {

	/** A first impression, in about five minutes. */
	static final Pace QUICK = new Pace(1, 2, 4, 300, 3, 1);

	/** What is published, in less than twenty minutes. */
	static final Pace FULL = new Pace(3, 3, 5, 300, 12, 4);

}
