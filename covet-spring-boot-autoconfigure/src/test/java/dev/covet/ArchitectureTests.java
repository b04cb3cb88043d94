package dev.covet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of packages: who may know whom, and which package may know an optional
 * library. A package is only what its own row says: sub-packages inherit nothing. There
 * is no list of exclusions.
 */
class ArchitectureTests {

	private static final String ROOT = "dev.covet";

	private static final String AUTOCONFIGURE = "autoconfigure";

	/**
	 * Every package of Covet, named relative to the root, with the packages it may use
	 * beside itself. Auto-configuration wires everything and is used by nobody.
	 */
	private static final List<PackageRule> PACKAGES = List.of(
	// @formatter:off
			rule("", "query", "mapping"),
			rule("mapping"),
			rule("mapping.json", "mapping"),
			rule("query", "query.plan", "mapping"),
			rule("query.plan", "mapping"),
			rule("query.sql", "query.plan", "mapping"),
			rule("query.execute", "query.plan", "query.sql", "mapping", "statement"),
			rule("query.web", "", "query", "mapping"),
			rule("query.write", "query.plan", "query.sql", "query.execute", "mapping", "statement"),
			rule("query.binary"),
			rule("index", "mapping", "query.sql"),
			rule("repository", "", "query", "mapping", "statement"),
			rule("statement"),
			rule("statement.r2dbc", "statement"),
			rule("statement.jdbc", "statement"),
			rule("cache"),
			rule("cache.change", "cache", "statement", "mapping"),
			rule("cache.core", "cache"),
			rule("cache.local", "cache", "cache.core"),
			rule("cache.redis", "cache"),
			rule("cache.query", "cache", "query.plan", "query.sql", "query.execute", "mapping", "statement"),
			rule("cache.query.postgresql", "cache.query"),
			rule("cache.json", "cache"),
			rule("cache.spring", "cache", "cache.json", "mapping"),
			rule("pool"),
			rule("pool.r2dbc", "pool", "statement"),
			rule("pool.hikari", "pool", "statement"),
			rule("pool.check", "pool"),
			rule("pool.server", "pool"),
			rule("pool.web", "pool"),
			rule("profile", "statement"),
			rule("profile.statistics", "statement"),
			rule("profile.plan", "statement"),
			rule("profile.unused", "statement"),
			rule("profile.nplusone", "profile", "statement"),
			rule("web", "profile"),
			rule("async", "pool"),
			rule("advisor", "pool", "pool.check", "cache", "profile", "async"),
			rule("metrics", "statement", "pool", "cache", "profile", "async"),
			rule("actuate", "pool", "pool.check", "cache", "profile", "advisor"),
			rule("test", "profile"));
	// @formatter:on

	/**
	 * Each optional library, with the packages that may know it. Auto-configuration may
	 * know all of them.
	 */
	private static final List<LibraryRule> OPTIONAL_LIBRARIES = List.of(
	// @formatter:off
			new LibraryRule("io.r2dbc.postgresql..", "query.binary", "cache.query.postgresql"),
			new LibraryRule("io.r2dbc.pool..", "pool.r2dbc"),
			new LibraryRule("reactor.pool..", "pool.r2dbc"),
			new LibraryRule("com.zaxxer..", "pool.hikari"),
			new LibraryRule("com.github.benmanes.caffeine..", "cache.local"),
			new LibraryRule("org.springframework.data.redis..", "cache.redis"),
			new LibraryRule("io.lettuce..", "cache.redis"),
			new LibraryRule("io.github.resilience4j..", "cache.redis"),
			new LibraryRule("net.sf.jsqlparser..", "cache.change"),
			new LibraryRule("net.ttddyy..", "statement.jdbc"),
			new LibraryRule("io.micrometer..", "metrics"),
			new LibraryRule("tools.jackson..", "mapping.json", "cache.json"),
			new LibraryRule("org.springframework.web..", "web", "query.web", "pool.web"),
			new LibraryRule("jakarta.servlet..", "web"),
			new LibraryRule("org.springframework.boot.actuate..", "actuate"),
			new LibraryRule("org.springframework.boot.health..", "actuate"));
	// @formatter:on

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	@Test
	void packagesWhenCompiledAreInTheTable() {
		Set<String> unknown = CLASSES.stream()
			.map(JavaClass::getPackageName)
			.filter((name) -> known().noneMatch(name::equals))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(unknown).as("packages without a row in the table").isEmpty();
	}

	@Test
	void tableWhenFollowedHasNoCycleAndNoUnknownName() {
		Map<String, PackageRule> rules = PACKAGES.stream()
			.collect(Collectors.toMap(PackageRule::name, Function.identity()));
		assertThat(rules).doesNotContainKey(AUTOCONFIGURE);
		PACKAGES.forEach((rule) -> {
			assertThat(rules.keySet()).as(rule.toString()).containsAll(rule.mayUse());
			assertThat(reachable(rule, rules)).as(rule.toString()).doesNotContain(rule.name());
		});
	}

	@ParameterizedTest
	@MethodSource("packageRules")
	void packageWhenImportingCovetKeepsToItsRow(PackageRule rule) {
		DescribedPredicate<JavaClass> forbidden = JavaClass.Predicates.resideInAnyPackage(ROOT + "..")
			.and(JavaClass.Predicates.resideOutsideOfPackages(rule.permitted()))
			.as("are of Covet and outside %s", List.of(rule.permitted()));
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage(qualified(rule.name()))
			.should()
			.dependOnClassesThat(forbidden)
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@ParameterizedTest
	@MethodSource("libraryRules")
	void optionalLibraryWhenImportedStaysInItsPackage(LibraryRule rule) {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackages(rule.permitted())
			.should()
			.dependOnClassesThat()
			.resideInAPackage(rule.library())
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void packagesWhenCompiledHaveNoCycle() {
		SlicesRuleDefinition.slices()
			.matching("(" + ROOT + "..)")
			.should()
			.beFreeOfCycles()
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	private static Set<String> reachable(PackageRule start, Map<String, PackageRule> rules) {
		Set<String> reached = new LinkedHashSet<>();
		Deque<String> open = new ArrayDeque<>(start.mayUse());
		while (!open.isEmpty()) {
			String name = open.pop();
			if (reached.add(name)) {
				open.addAll(rules.get(name).mayUse());
			}
		}
		return reached;
	}

	private static Stream<String> known() {
		return Stream.concat(PACKAGES.stream().map(PackageRule::name), Stream.of(AUTOCONFIGURE))
			.map(ArchitectureTests::qualified);
	}

	private static String qualified(String name) {
		return name.isEmpty() ? ROOT : ROOT + "." + name;
	}

	private static PackageRule rule(String name, String... mayUse) {
		return new PackageRule(name, Set.of(mayUse));
	}

	static List<PackageRule> packageRules() {
		return PACKAGES;
	}

	static List<LibraryRule> libraryRules() {
		return OPTIONAL_LIBRARIES;
	}

	/**
	 * A row of the table.
	 *
	 * @param name the package, relative to the root
	 * @param mayUse the packages it may use beside itself
	 */
	record PackageRule(String name, Set<String> mayUse) {

		String[] permitted() {
			return Stream.concat(Stream.of(this.name), this.mayUse.stream())
				.map(ArchitectureTests::qualified)
				.toArray(String[]::new);
		}

	}

	/**
	 * An optional library and its packages, mostly one.
	 *
	 * @param library the library's packages, as ArchUnit writes them
	 * @param onlyIn the packages that may use it, relative to the root
	 */
	record LibraryRule(String library, List<String> onlyIn) {

		LibraryRule(String library, String... onlyIn) {
			this(library, List.of(onlyIn));
		}

		String[] permitted() {
			return Stream.concat(this.onlyIn.stream(), Stream.of(AUTOCONFIGURE))
				.map(ArchitectureTests::qualified)
				.toArray(String[]::new);
		}
	}

}
