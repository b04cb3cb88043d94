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

	/** One process for each benchmark, in about a quarter of an hour. */
	static final Pace QUICK = new Pace(1, 8, 5, 500, 8, 2);

	/** Three processes for each benchmark, in less than an hour. */
	static final Pace FULL = new Pace(3, 8, 5, 500, 12, 4);

}
