package dev.covet.benchmark;

/**
 * How thoroughly is measured.
 *
 * @param rounds how often each unit of work is measured, each time in a new process
 * @param warmups how many times of 1 second each contender is warmed up
 * @param iterations how often it is measured then
 * @param iterationMillis for how long each time
 * @param startUps how often each application is started
 * @param latencyPairs how many pairs of applications are asked side by side
 */
record Pace(int rounds, int warmups, int iterations, int iterationMillis, int startUps, int latencyPairs) {

	/** One process for each unit of work, in about half an hour. */
	static final Pace QUICK = new Pace(1, 8, 9, 500, 8, 4);

	/** Three processes for each, in an hour and a half. */
	static final Pace FULL = new Pace(3, 12, 9, 500, 12, 4);

}
