package dev.covet.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link Reads} and keeps the times. Contenders take turns: each round runs each of
 * them once, in a process of its own and in a new order, so that what disturbs the
 * machine for a while disturbs all.
 */
final class ReadResults {

	private final Map<Work, Map<Contender.Name, Samples>> times = new EnumMap<>(Work.class);

	static ReadResults measure(Database.Address database, Pace pace) throws RunnerException {
		ReadResults results = new ReadResults();
		List<Contender.Name> contenders = new ArrayList<>(List.of(Contender.Name.values()));
		Random random = new Random(1);
		for (int round = 1; round <= pace.rounds(); round++) {
			for (Work work : Work.values()) {
				Collections.shuffle(contenders, random);
				for (Contender.Name contender : contenders) {
					if (contender.does(work)) {
						results.run(database, pace, work, contender);
						System.out.printf("round %d of %d: %s, %s: %s%n", round, pace.rounds(), work.title(),
								contender.title(), results.of(work, contender).asMicros());
					}
				}
			}
		}
		return results;
	}

	private void run(Database.Address database, Pace pace, Work work, Contender.Name contender) throws RunnerException {
		Options options = new OptionsBuilder().include(Reads.class.getName())
			.param("work", work.name())
			.param("contender", contender.name())
			.forks(1)
			.warmupIterations(pace.warmups())
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(pace.iterations())
			.measurementTime(TimeValue.milliseconds(pace.iterationMillis()))
			.jvmArgsAppend(database.asSystemProperty(), "-Xms1g", "-Xmx1g")
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT)
			.build();
		for (RunResult run : new Runner(options).run()) {
			for (BenchmarkResult fork : run.getBenchmarkResults()) {
				for (IterationResult iteration : fork.getIterationResults()) {
					of(work, contender).add(iteration.getPrimaryResult().getScore() / work.operations());
				}
			}
		}
	}

	Samples of(Work work, Contender.Name contender) {
		return this.times.computeIfAbsent(work, (key) -> new EnumMap<>(Contender.Name.class))
			.computeIfAbsent(contender, (key) -> new Samples());
	}

	double ratio(Work work, Contender.Name contender, Contender.Name other) {
		return of(work, contender).median() / of(work, other).median();
	}

	Map<Work, Map<Contender.Name, Samples>> times() {
		return this.times;
	}

}
