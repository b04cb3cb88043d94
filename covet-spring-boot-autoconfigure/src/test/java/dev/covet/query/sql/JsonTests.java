package dev.covet.query.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Json}.
 */
class JsonTests {

	@Test
	void readWhenNestedHasAllOfIt() {
		assertThat(Json.read(" [ {\"a\" : 1.50, \"b\":[ true,false , null], \"c\":{}, \"d\":[]} ] \n"))
			.isEqualTo(List.of(Map.of("a", 1.5, "b", Arrays.asList(true, false, null), "c", Map.of(), "d", List.of())));
	}

	@Test
	void readWhenStringHoldsWhatJsonIsMadeOfKeepsIt() {
		assertThat(Json.read("\"t, \\\"7\\\" { ] : \\\\ \\/ \\n\\t\\r\\b\\f \\u00e9ü\""))
			.isEqualTo("t, \"7\" { ] : \\ / \n\t\r\b\f éü");
	}

	@Test
	void readWhenNumberIsLargeOrSmallKeepsItsSize() {
		assertThat(Json.read("[12345678901, 0.00, -1e-3]")).isEqualTo(List.of(12345678901.0, 0.0, -0.001));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[", "{\"a\"}", "[1 2]", "\"a", "\"\\", "[1]]", "{1:2}", "x", "\"\\u12\"" })
	void readWhenItIsNoJsonIsAnError(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Json.read(text));
	}

}
