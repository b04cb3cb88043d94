package dev.covet.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each named Java block of a page is a region of a test in this package, word for word.
 */
class SnippetTests {

	private static final Pattern REGION = Pattern.compile("// tag::([\\w.-]+)\\[\\]\\n(.*?)\\n[ \\t]*// end::\\1\\[\\]",
			Pattern.DOTALL);

	@ParameterizedTest
	@MethodSource("pages")
	void blockWhenNamedIsTheRegionOfATest(Path file) throws IOException {
		Map<String, String> regions = regions();
		Page.of(file).blocks("java").forEach((name, code) -> assertThat(code).as(name).isEqualTo(regions.get(name)));
	}

	static List<Path> pages() throws IOException {
		try (Stream<Path> files = Files.walk(Page.DOCS)) {
			return files.filter((file) -> file.toString().endsWith(".md")).sorted().toList();
		}
	}

	private static Map<String, String> regions() throws IOException {
		Map<String, String> regions = new HashMap<>();
		try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
			for (Path file : files.filter((candidate) -> candidate.toString().endsWith("Tests.java")).toList()) {
				Matcher matcher = REGION.matcher(Files.readString(file));
				while (matcher.find()) {
					regions.put(matcher.group(1), matcher.group(2).stripIndent().replace("\t", "    "));
				}
			}
		}
		return regions;
	}

}
