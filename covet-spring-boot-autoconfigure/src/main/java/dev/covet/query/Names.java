package dev.covet.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.data.core.PropertyReference;

/**
 * Names of properties: of method references, which Spring Data resolves and keeps, and of
 * dotted strings.
 */
final class Names {

	private Names() {
	}

	static String of(PropertyReference<?, ?> reference) {
		return PropertyReference.of(reference).getName();
	}

	static List<List<String>> of(PropertyReference<?, ?>[] references) {
		return Arrays.stream(references).map((reference) -> List.of(of(reference))).toList();
	}

	static List<List<String>> of(Path<?, ?>[] paths) {
		return Arrays.<Path<?, ?>>stream(paths).map(Path::names).toList();
	}

	static List<List<String>> of(String[] dotted) {
		return Arrays.stream(dotted).map(Names::split).toList();
	}

	// Split at the dots, empty parts kept: they are no names and are refused later.
	static List<String> split(String dotted) {
		return List.of(dotted.split("\\.", -1));
	}

	static List<String> append(List<String> names, String name) {
		List<String> longer = new ArrayList<>(names);
		longer.add(name);
		return longer;
	}

}
