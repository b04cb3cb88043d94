package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.List;

import dev.covet.query.sql.ListSizes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CompiledStatements}.
 */
class CompiledStatementsTests {

	private final List<String> compiled = new ArrayList<>();

	private CompiledStatements<String, String> statements(boolean dependsOnSizes) {
		return new CompiledStatements<>(10, this::compile, (statement) -> dependsOnSizes);
	}

	private String compile(String shape, ListSizes sizes) {
		this.compiled.add(shape + sizes);
		return shape + sizes;
	}

	@Test
	void getWhenTheTextDoesNotDependOnSizesCompilesAShapeOnce() {
		CompiledStatements<String, String> statements = statements(false);
		statements.get("a", List.of("x", List.of(1, 2)));
		statements.get("a", List.of("y", List.of(1, 2, 3)));
		statements.get("b", List.of());
		assertThat(this.compiled).containsExactly("a[-1, 2]", "b[]");
	}

	@Test
	void getWhenTheTextDependsOnSizesCompilesAShapeForEach() {
		CompiledStatements<String, String> statements = statements(true);
		assertThat(statements.get("a", List.of(List.of(1)))).isEqualTo("a[1]");
		assertThat(statements.get("a", List.of(List.of(1, 2)))).isEqualTo("a[2]");
		assertThat(statements.get("a", List.of(List.of(7, 8)))).isEqualTo("a[2]");
		assertThat(this.compiled).containsExactly("a[1]", "a[1]", "a[2]");
	}

}
