package dev.covet.sample.data;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.util.StringUtils;

/**
 * Makes text out of words.
 */
final class Words {

	private static final List<String> FIRST_NAMES = List.of("ada", "alan", "barbara", "claude", "dennis", "edsger",
			"frances", "grace", "hedy", "joan", "ken", "leslie", "margaret", "niklaus", "radia", "tim");

	private static final List<String> TOPICS = List.of("Databases", "Java", "Spring", "Performance", "Testing",
			"Reactive", "Networks", "Security", "Architecture", "Operations", "Caching", "Messaging", "Tooling",
			"Monitoring", "Cloud", "Concurrency", "Algorithms", "Languages", "Careers", "History");

	private static final List<String> VERBS = List.of("Measuring", "Understanding", "Tuning", "Taming", "Testing",
			"Sharing", "Replacing", "Explaining", "Watching", "Simplifying");

	private static final List<String> NOUNS = List.of("connection", "query", "index", "pool", "cache", "statement",
			"transaction", "join", "cursor", "driver", "event loop", "row", "plan", "lock", "batch", "timeout");

	private static final List<String> CLAUSES = List.of("the second run is always faster than the first",
			"nobody had looked at the plan", "one statement does what a hundred did before",
			"the figures changed once we measured", "the pool was never the problem",
			"a missing index explains most of it", "the simplest version won in the end",
			"we kept the test that found it", "production disagreed with the laptop", "the log had said so all along",
			"it is worth doing by hand once");

	private Words() {
	}

	static String firstName(int number) {
		return FIRST_NAMES.get(number % FIRST_NAMES.size());
	}

	static String topic(int number) {
		String topic = TOPICS.get(number % TOPICS.size());
		return (number < TOPICS.size()) ? topic : topic + " " + (number / TOPICS.size() + 1);
	}

	static String title(RandomGenerator random) {
		return any(VERBS, random) + " the " + any(NOUNS, random) + " and the " + any(NOUNS, random);
	}

	static String sentences(RandomGenerator random, int number) {
		return IntStream.range(0, number).mapToObj((i) -> sentence(random)).collect(Collectors.joining(" "));
	}

	private static String sentence(RandomGenerator random) {
		return StringUtils.capitalize("with the " + any(NOUNS, random) + " in mind, " + any(CLAUSES, random) + ".");
	}

	private static String any(List<String> words, RandomGenerator random) {
		return words.get(random.nextInt(words.size()));
	}

}
