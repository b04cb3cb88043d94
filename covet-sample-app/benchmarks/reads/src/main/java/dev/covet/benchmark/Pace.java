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

	/** One process for each benchmark, in about half an hour. */
	static final Pace QUICK = new Pace(1, 15, 5, 500, 8, 4);

	/** Three processes for each benchmark, in an hour and a quarter. */
	static final Pace FULL = new Pace(3, 15, 5, 500, 12, 4);

}
