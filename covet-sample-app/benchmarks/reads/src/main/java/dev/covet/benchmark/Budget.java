package dev.covet.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.covet.benchmark.ApplicationResults.Figure;
import dev.covet.benchmark.Contender.Name;

/**
 * What Covet may cost at most.
 *
 * @param title what is compared
 * @param limit the largest ratio allowed
 * @param measured the ratio
 */
record Budget(String title, double limit, double measured) {

	boolean isMet() {
		return this.measured <= this.limit;
	}

	static List<Budget> ofReads(ReadResults reads) {
		List<Budget> budgets = new ArrayList<>();
		for (Work work : Work.values()) {
			if (reads.has(work) && Name.R2DBC_BINARY.does(work)) {
				budgets.add(of(reads, work, Name.COVET, Name.R2DBC_BINARY, 1.10));
			}
		}
		for (Work work : Work.values()) {
			if (reads.has(work) && Name.TEMPLATE.does(work)) {
				budgets.add(of(reads, work, Name.COVET, Name.TEMPLATE, ofTemplate(work)));
			}
		}
		if (reads.has(Work.GRAPH)) {
			budgets.add(of(reads, Work.GRAPH, Name.COVET, Name.HIBERNATE, 0.75));
			budgets.add(of(reads, Work.GRAPH, Name.COVET, Name.JDBC, 1.05));
		}
		for (Work work : Work.values()) {
			if (reads.has(work) && Name.COVET_UNOBSERVED.does(work)) {
				budgets.add(of(reads, work, Name.COVET, Name.COVET_UNOBSERVED, 1.03));
			}
		}
		for (Work work : Work.values()) {
			if (reads.has(work) && work.isCached()) {
				budgets.add(of(reads, work, Name.CACHE_LOCAL, Name.COVET, 1.0 / 50));
			}
		}
		if (reads.has(Work.CACHED_GRAPH)) {
			budgets.add(of(reads, Work.CACHED_GRAPH, Name.CACHE_REDIS, Name.COVET, 1.0 / 3));
		}
		for (Work work : Work.values()) {
			if (reads.has(work) && Name.COVET_POOL.does(work)) {
				budgets.add(of(reads, work, Name.COVET_POOL, Name.R2DBC_BINARY, 1.03));
			}
		}
		return budgets;
	}

	private static double ofTemplate(Work work) {
		return switch (work) {
			case USERS -> 0.50;
			case BULK_CREATE -> 1.0 / 12;
			default -> 0.75;
		};
	}

	private static Budget of(ReadResults reads, Work work, Name contender, Name other, double limit) {
		return new Budget(work.title() + ", against " + other.title(), limit, reads.ratio(work, contender, other));
	}

	static List<Budget> ofApplications(ApplicationResults applications) {
		return Arrays.stream(Figure.values())
			.map((figure) -> new Budget("with Covet against without: " + figure.title(), figure.limit(),
					applications.ratio(figure)))
			.toList();
	}

}
