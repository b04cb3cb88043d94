package dev.covet.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Checks, measures and reports. Everything that it starts is ended with it.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Run the benchmarks.
	 * @param arguments the directory of the benchmarks; {@code quick} or {@code full};
	 * and optionally {@code check}, {@code reads}, {@code writes}, {@code applications}
	 * {@code pools} or {@code caches} for a part only
	 * @throws Exception if something fails, the contenders' equality for one
	 */
	public static void main(String[] arguments) throws Exception {
		Path directory = Path.of(arguments[0]);
		Pace pace = "full".equals(arguments[1]) ? Pace.FULL : Pace.QUICK;
		Set<String> parts = (arguments.length > 2) ? Set.of(arguments[2])
				: Set.of("check", "reads", "writes", "applications", "pools", "caches");
		try (Database database = Database.start(); Redis redis = Redis.start()) {
			redis.announce();
			Machine machine = Machine.now(database.version());
			if (!Set.of("applications", "pools").containsAll(parts)) {
				EqualityCheck.run(database.address());
			}
			List<Work> works = Arrays.stream(Work.values())
				.filter((work) -> parts.contains(part(work))
						|| (parts.contains("pools") && Contender.Name.COVET_POOL.does(work)))
				.toList();
			ReadResults reads = works.isEmpty() ? null : ReadResults.measure(database.address(), pace, works);
			ApplicationResults applications = parts.contains("applications")
					? ApplicationResults.measure(directory, database.address(), pace) : null;
			String pools = parts.contains("pools") ? new PoolLoad(database.address()).asMarkdown() : "";
			write(directory.resolve("target"), new Report(machine, pace, reads, applications, pools));
		}
	}

	private static String part(Work work) {
		return work.isCached() ? "caches" : work.isOneStatement() ? "writes" : "reads";
	}

	private static void write(Path target, Report report) throws Exception {
		Files.createDirectories(target);
		String markdown = report.asMarkdown();
		Files.writeString(target.resolve("results.md"), markdown, StandardCharsets.UTF_8);
		Files.writeString(target.resolve("results.json"), report.asJson(), StandardCharsets.UTF_8);
		System.out.println("\n" + markdown);
	}

}
