package dev.covet.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

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
 * Runs {@link Reads} and keeps the times: a process for each unit of work, in which the
 * contenders take turns, so that what disturbs the machine or the process disturbs all.
 */
final class ReadResults {

	private final Map<Work, Map<Contender.Name, Samples>> times = new EnumMap<>(Work.class);

	static ReadResults measure(Database.Address database, Pace pace, List<Work> works) throws RunnerException {
		ReadResults results = new ReadResults();
		Random random = new Random(1);
		for (int round = 1; round <= pace.rounds(); round++) {
			for (Work work : works) {
				List<Contender.Name> contenders = new ArrayList<>(List.of(Contender.Name.values()));
				contenders.removeIf((contender) -> !contender.does(work));
				Collections.shuffle(contenders, random);
				results.run(database, pace, work, contenders);
				contenders.forEach((contender) -> System.out.printf("%s, %s: %s%n", work.title(), contender.title(),
						results.of(work, contender).asMicros()));
			}
		}
		return results;
	}

	private void run(Database.Address database, Pace pace, Work work, List<Contender.Name> contenders)
			throws RunnerException {
		Options options = new OptionsBuilder().include(Reads.class.getName())
			.param("work", work.name())
			.param("contenders", contenders.stream().map(Contender.Name::name).collect(Collectors.joining("+")))
			.forks(1)
			.warmupIterations(pace.warmups() * contenders.size())
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(pace.iterations() * contenders.size())
			.measurementTime(TimeValue.milliseconds(pace.iterationMillis()))
			.jvmArgsAppend(database.asSystemProperty(), Redis.asSystemProperty(), "-Xms1g", "-Xmx1g")
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT)
			.build();
		for (RunResult run : new Runner(options).run()) {
			for (BenchmarkResult fork : run.getBenchmarkResults()) {
				int turn = 0;
				for (IterationResult iteration : fork.getIterationResults()) {
					of(work, contenders.get(turn++ % contenders.size()))
						.add(iteration.getPrimaryResult().getScore() / work.operations());
				}
			}
		}
	}

	boolean has(Work work) {
		return this.times.containsKey(work);
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
