package dev.covet.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.covet.benchmark.ApplicationResults.Figure;
import dev.covet.benchmark.Contender.Name;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what was measured, as Markdown and as JSON.
 */
final class Report {

	private static final List<Name> COLUMNS = List.of(Name.R2DBC_DEFAULT, Name.R2DBC_BINARY, Name.TEMPLATE, Name.JDBC,
			Name.HIBERNATE, Name.COVET);

	private static final List<Work> ROWS = Arrays.stream(Work.values()).filter(Name.JDBC::does).toList();

	private final Machine machine;

	private final Pace pace;

	private final @Nullable ReadResults reads;

	private final @Nullable ApplicationResults applications;

	private final String pools;

	private final StringBuilder text = new StringBuilder();

	Report(Machine machine, Pace pace, @Nullable ReadResults reads, @Nullable ApplicationResults applications,
			String pools) {
		this.machine = machine;
		this.pace = pace;
		this.reads = reads;
		this.applications = applications;
		this.pools = pools;
	}

	String asMarkdown() {
		line("%s", this.machine);
		if (this.reads != null) {
			reads(this.reads);
		}
		if (this.applications != null) {
			applications(this.applications);
		}
		this.text.append(this.pools);
		budgets();
		return this.text.toString();
	}

	private void reads(ReadResults results) {
		line("");
		line("%d processes for each row, in which the contenders take turns; median of %d measurements of %d ms, ± half of the interquartile range.",
				this.pace.rounds(), this.pace.rounds() * this.pace.iterations(), this.pace.iterationMillis());
		if (results.has(Work.USERS)) {
			readTables(results);
		}
		if (results.has(Work.BULK_CREATE)) {
			oneStatement(results);
		}
		if (results.has(Work.USER_BY_ID)) {
			pools(results);
		}
		if (results.has(Work.CACHED_USER)) {
			caches(results);
		}
	}

	private void caches(ReadResults results) {
		line("");
		line("| Cached | time | ratio to the database | time | ratio to the database |");
		line("|---|---|---|---|---|");
		line("| | %s | | %s | |", Work.CACHED_USER.title(), Work.CACHED_GRAPH.title());
		for (Name name : Name.values()) {
			if (name == Name.COVET || name.isCache()) {
				line("| %s | %s | %s | %s | %s |", (name == Name.COVET) ? "Covet, the database" : name.title(),
						results.of(Work.CACHED_USER, name).asMicros(),
						fine(results.ratio(Work.CACHED_USER, name, Name.COVET)),
						results.of(Work.CACHED_GRAPH, name).asMicros(),
						fine(results.ratio(Work.CACHED_GRAPH, name, Name.COVET)));
			}
		}
	}

	private static String fine(double ratio) {
		return String.format(Locale.ROOT, "%.4f", ratio);
	}

	private void pools(ReadResults results) {
		line("");
		line("| Ratio to %s on r2dbc-pool | on Covet's pool | on Covet's pool, pinging |", Name.R2DBC_BINARY.title());
		line("|---|---|---|");
		for (Work work : List.of(Work.USER_BY_ID, Work.IN_FLIGHT)) {
			line("| %s | %s | %s |", work.title(), ratio(results.ratio(work, Name.COVET_POOL, Name.R2DBC_BINARY)),
					ratio(results.ratio(work, Name.COVET_POOL_PINGING, Name.R2DBC_BINARY)));
		}
	}

	private void readTables(ReadResults results) {
		table("Time", (work, name) -> results.of(work, name).asMicros());
		for (Name base : List.of(Name.R2DBC_DEFAULT, Name.R2DBC_BINARY, Name.TEMPLATE)) {
			table("Ratio to " + base.title(), (work, name) -> ratio(results.ratio(work, name, base)));
		}
		line("");
		line("| Covet with statements observed, against nothing observed | ratio |");
		line("|---|---|");
		for (Work work : ROWS) {
			if (Name.COVET_UNOBSERVED.does(work)) {
				line("| %s | %s |", work.title(), ratio(results.ratio(work, Name.COVET, Name.COVET_UNOBSERVED)));
			}
		}
		line("");
		line("| Covet's ways to the graph of 100 posts | statements | time | ratio |");
		line("|---|---|---|---|");
		Map<Work, Integer> ways = new java.util.LinkedHashMap<>();
		ways.put(Work.GRAPH, 3);
		ways.put(Work.GRAPH_PEERS, 5);
		ways.put(Work.GRAPH_NAIVE, 401);
		ways.forEach((work, statements) -> line("| %s | %d | %s | %s |",
				(work == Work.GRAPH) ? "the graph, planned" : work.title(), statements,
				results.of(work, Name.COVET).asMicros(),
				ratio(results.of(work, Name.COVET).median() / results.of(Work.GRAPH, Name.COVET).median())));
	}

	private void oneStatement(ReadResults results) {
		line("");
		line("| One statement each | %s | ratio | %s | ratio |", Name.R2DBC_BINARY.title(), Name.COVET.title());
		line("|---|---|---|---|---|");
		for (Work work : Work.values()) {
			if (work.isOneStatement()) {
				line("| %s | %s | 1.00 | %s | %s |", work.title(), results.of(work, Name.R2DBC_BINARY).asMicros(),
						results.of(work, Name.COVET).asMicros(),
						ratio(results.ratio(work, Name.COVET, Name.R2DBC_BINARY)));
			}
		}
		line("");
		line("1,000 rows saved one by one, by R2dbcEntityTemplate: %s, %s times as long as Covet's bulk create.",
				results.of(Work.BULK_CREATE, Name.TEMPLATE).asMicros(),
				ratio(results.ratio(Work.BULK_CREATE, Name.TEMPLATE, Name.COVET)));
	}

	private void table(String title, java.util.function.BiFunction<Work, Name, String> cell) {
		line("");
		line("| %s | %s |", title, COLUMNS.stream().map(Name::title).collect(Collectors.joining(" | ")));
		line("|---%s|", "|---".repeat(COLUMNS.size()));
		for (Work work : ROWS) {
			line("| %s | %s |", work.title(),
					COLUMNS.stream().map((name) -> cell.apply(work, name)).collect(Collectors.joining(" | ")));
		}
	}

	private void applications(ApplicationResults results) {
		line("");
		line("| A small application | without Covet | with Covet | ratio |");
		line("|---|---|---|---|");
		for (Figure figure : Figure.values()) {
			line("| %s | %s | %s | %s |", figure.title(), results.without(figure).asMicros(),
					results.with(figure).asMicros(), String.format(Locale.ROOT, "%.3f", results.ratio(figure)));
		}
	}

	private void budgets() {
		line("");
		line("| Budget | at most | measured | met |");
		line("|---|---|---|---|");
		List<Budget> budgets = new ArrayList<>();
		if (this.reads != null) {
			budgets.addAll(Budget.ofReads(this.reads));
		}
		if (this.applications != null) {
			budgets.addAll(Budget.ofApplications(this.applications));
		}
		budgets.forEach((budget) -> line("| %s | %s | %s | %s |", budget.title(), ratio(budget.limit()),
				String.format(Locale.ROOT, "%.3f", budget.measured()), budget.isMet() ? "yes" : "**no**"));
	}

	private static String ratio(double ratio) {
		return String.format(Locale.ROOT, "%.2f", ratio);
	}

	private void line(String format, Object... arguments) {
		this.text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
	}

	String asJson() {
		List<String> entries = new ArrayList<>();
		if (this.reads != null) {
			this.reads.times()
				.forEach((work, byName) -> byName
					.forEach((name, samples) -> entries.add("{\"what\": \"%s\", \"contender\": \"%s\", \"micros\": %s}"
						.formatted(work, name, samples.asJson()))));
		}
		if (this.applications != null) {
			for (Figure figure : Figure.values()) {
				entries.add("{\"what\": \"%s\", \"contender\": \"WITHOUT_COVET\", \"micros\": %s}".formatted(figure,
						this.applications.without(figure).asJson()));
				entries.add("{\"what\": \"%s\", \"contender\": \"WITH_COVET\", \"micros\": %s}".formatted(figure,
						this.applications.with(figure).asJson()));
			}
		}
		return "{\"machine\": \"%s\", \"results\": [\n  %s\n]}\n".formatted(this.machine,
				String.join(",\n  ", entries));
	}

}
