package dev.covet.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Compares a small application with Covet on its class path, and nothing configured, with
 * the same application without: how long it takes to start, and how long its requests
 * take. The two take turns.
 */
final class ApplicationResults {

	private static final int WARMING_REQUESTS = 6000;

	private static final int BLOCKS = 20;

	private static final int REQUESTS = 250;

	private final Map<Figure, Samples> without = new EnumMap<>(Figure.class);

	private final Map<Figure, Samples> with = new EnumMap<>(Figure.class);

	private ApplicationResults() {
		for (Figure figure : Figure.values()) {
			this.without.put(figure, new Samples());
			this.with.put(figure, new Samples());
		}
	}

	static ApplicationResults measure(Path benchmarks, Database.Address database, Pace pace) throws IOException {
		ApplicationResults results = new ApplicationResults();
		Path without = benchmarks.resolve("application/target");
		Path with = benchmarks.resolve("application-with-covet/target");
		start(without, database, new EnumMap<>(results.without)).close();
		start(with, database, new EnumMap<>(results.with)).close();
		// The first of each has filled the file system's cache
		Figure.startUps().forEach((figure) -> {
			results.without.put(figure, new Samples());
			results.with.put(figure, new Samples());
		});
		for (int i = 1; i <= pace.startUps(); i++) {
			boolean first = i % 2 == 0;
			start(first ? with : without, database, first ? results.with : results.without).close();
			start(first ? without : with, database, first ? results.without : results.with).close();
			System.out.printf("start-up %d of %d%n", i, pace.startUps());
		}
		for (int i = 1; i <= pace.latencyPairs(); i++) {
			try (RunningApplication one = RunningApplication.start(without, database);
					RunningApplication other = RunningApplication.start(with, database)) {
				results.compare(one, other);
			}
			System.out.printf("latency %d of %d%n", i, pace.latencyPairs());
		}
		return results;
	}

	private static RunningApplication start(Path target, Database.Address database, Map<Figure, Samples> times)
			throws IOException {
		RunningApplication application = RunningApplication.start(target, database);
		times.get(Figure.STARTED).add(application.startedMicros());
		application.get(Figure.HELLO.path());
		times.get(Figure.FIRST_REQUEST).add(application.sinceLaunchMicros());
		application.get(Figure.ROW.path());
		times.get(Figure.FIRST_ROW).add(application.sinceLaunchMicros());
		return application;
	}

	private void compare(RunningApplication one, RunningApplication other) throws IOException {
		for (Figure figure : Figure.requests()) {
			for (int i = 0; i < WARMING_REQUESTS; i++) {
				one.get(figure.path());
				other.get(figure.path());
			}
		}
		for (int block = 0; block < BLOCKS; block++) {
			for (Figure figure : Figure.requests()) {
				this.without.get(figure).add(one.medianMicros(figure.path(), REQUESTS));
				this.with.get(figure).add(other.medianMicros(figure.path(), REQUESTS));
			}
		}
	}

	Samples without(Figure figure) {
		return this.without.get(figure);
	}

	Samples with(Figure figure) {
		return this.with.get(figure);
	}

	double ratio(Figure figure) {
		return with(figure).median() / without(figure).median();
	}

	/** What is compared. */
	enum Figure {

		/**
		 * From the start of the process until the application says that it has started.
		 */
		STARTED("launched until started", "", 1.05),
		/** The same, and a request that needs no database. */
		FIRST_REQUEST("launched until the first request is answered", "", 1.05),
		/** The same, and a request that does. */
		FIRST_ROW("launched until the first row is read and answered", "", 1.05),
		/** A request to the warm application. */
		HELLO("a request for nothing", "/hello", 1.02),
		/** A request to the warm application that reads a row with Spring Data. */
		ROW("a request for one row, read by R2dbcEntityTemplate", "/users/7", 1.02);

		private final String title;

		private final String path;

		private final double limit;

		Figure(String title, String path, double limit) {
			this.title = title;
			this.path = path;
			this.limit = limit;
		}

		static java.util.List<Figure> startUps() {
			return java.util.List.of(STARTED, FIRST_REQUEST, FIRST_ROW);
		}

		static java.util.List<Figure> requests() {
			return java.util.List.of(HELLO, ROW);
		}

		String title() {
			return this.title;
		}

		String path() {
			return this.path;
		}

		double limit() {
			return this.limit;
		}

	}

}
