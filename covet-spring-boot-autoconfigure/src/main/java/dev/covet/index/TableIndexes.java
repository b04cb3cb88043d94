package dev.covet.index;

import java.util.List;
import java.util.Optional;

/**
 * What is declared for one table, and what is there.
 */
record TableIndexes(String table, List<DeclaredIndex> declared, List<IndexReport.Failed> failed,
		List<DatabaseIndex> existing) {

	List<DeclaredIndex> present() {
		return this.declared.stream().filter(this::isPresent).toList();
	}

	List<DeclaredIndex> missing() {
		return this.declared.stream().filter((index) -> !isPresent(index) && namesake(index).isEmpty()).toList();
	}

	List<IndexReport.Different> different() {
		return this.declared.stream()
			.filter((index) -> !isPresent(index))
			.flatMap((index) -> namesake(index).stream()
				.map((other) -> new IndexReport.Different(index.describe(this.table), other.describe(this.table))))
			.toList();
	}

	List<DatabaseIndex> invalid() {
		return this.existing.stream().filter((index) -> !index.valid()).toList();
	}

	List<DatabaseIndex> undeclared() {
		return this.existing.stream()
			.filter((index) -> index.valid() && !index.constraint())
			.filter((index) -> this.declared.stream()
				.noneMatch((declared) -> declared.is(index) || declared.name().equals(index.name())))
			.toList();
	}

	// What a creation that failed left under the name of an index.
	Optional<DatabaseIndex> leftOver(DeclaredIndex index) {
		return invalid().stream().filter((other) -> other.name().equals(index.name())).findFirst();
	}

	private boolean isPresent(DeclaredIndex index) {
		return this.existing.stream().anyMatch(index::is);
	}

	private Optional<DatabaseIndex> namesake(DeclaredIndex index) {
		return this.existing.stream().filter((other) -> other.valid() && other.name().equals(index.name())).findFirst();
	}

}
