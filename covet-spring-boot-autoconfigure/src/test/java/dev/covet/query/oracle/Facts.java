package dev.covet.query.oracle;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.covet.TestCovet;
import org.jspecify.annotations.Nullable;

/**
 * Random rows: for the database, and as objects whose values are found by the path that a
 * query names. Ids count from one.
 *
 * @param owners the owners
 * @param things the things
 * @param parts the parts
 */
record Facts(List<OwnerFact> owners, List<ThingFact> things, List<PartFact> parts) {

	private static final List<String> TAGS = List.of("a", "A", "b");

	void store(TestCovet covet) {
		covet.execute("DELETE FROM \"owners\"", "DELETE FROM \"things\"", "DELETE FROM \"parts\"",
				"DELETE FROM \"thing_tags\"");
		List<List<?>> tags = new ArrayList<>();
		for (int i = 0; i < this.things.size(); i++) {
			for (int tag : this.things.get(i).tags()) {
				tags.add(List.of(i + 1, tag));
			}
		}
		insert(covet, "owners", numbered(this.owners.stream().map(OwnerFact::values)));
		insert(covet, "things", numbered(this.things.stream().map(ThingFact::values)));
		insert(covet, "parts", numbered(this.parts.stream().map(PartFact::values)));
		insert(covet, "thing_tags", tags);
	}

	private static List<List<?>> numbered(Stream<List<?>> rows) {
		List<List<?>> numbered = new ArrayList<>();
		rows.forEach((row) -> {
			List<Object> values = new ArrayList<>(row);
			values.add(0, numbered.size() + 1L);
			numbered.add(values);
		});
		return numbered;
	}

	private static void insert(TestCovet covet, String table, List<List<?>> rows) {
		if (!rows.isEmpty()) {
			covet.execute("INSERT INTO \"" + table + "\" VALUES "
					+ rows.stream()
						.map((row) -> row.stream().map(Facts::literal).collect(Collectors.joining(", ", "(", ")")))
						.collect(Collectors.joining(", ")));
		}
	}

	private static String literal(@Nullable Object value) {
		if (value instanceof LocalDateTime) {
			return "TIMESTAMP '" + value.toString().replace('T', ' ') + "'";
		}
		return (value instanceof String) ? "'" + value + "'" : Objects.toString(value);
	}

	List<Subject> subjects() {
		List<Subject> subjects = new ArrayList<>();
		for (int i = 0; i < this.things.size(); i++) {
			subjects.add(subject(i + 1L, this.things.get(i)));
		}
		subjects.forEach((subject) -> subject.relate("owner.things",
				subjects.stream().filter((other) -> hasOwner(subject) && other.hasSame("owner", subject)).toList()));
		return subjects;
	}

	// A reference may lead nowhere.
	private boolean hasOwner(Subject subject) {
		Object owner = subject.value("owner");
		return owner != null && (Long) owner <= this.owners.size();
	}

	private Subject subject(long id, ThingFact thing) {
		Map<String, @Nullable Object> values = new HashMap<>();
		values.put("id", id);
		values.put("name", thing.name());
		values.put("code", thing.code());
		values.put("small", thing.small());
		values.put("big", thing.big());
		values.put("flag", thing.flag());
		values.put("amount", thing.amount());
		values.put("moment", thing.moment());
		values.put("owner", thing.owner());
		OwnerFact owner = (thing.owner() != null && thing.owner() <= this.owners.size())
				? this.owners.get((int) (thing.owner() - 1)) : new OwnerFact(null, null);
		values.put("owner.name", owner.name());
		values.put("owner.grade", owner.grade());
		Subject subject = new Subject(values, new HashMap<>());
		subject.relate("parts",
				this.parts.stream().filter((part) -> Objects.equals(part.thing(), id)).map(PartFact::subject).toList());
		subject.relate("tags",
				thing.tags()
					.stream()
					.map((tag) -> new Subject(Map.of("id", (long) tag, "name", TAGS.get(tag - 1)), Map.of()))
					.toList());
		return subject;
	}

	record OwnerFact(@Nullable String name, @Nullable Integer grade) {

		List<?> values() {
			return Arrays.asList(this.name, this.grade);
		}

	}

	record ThingFact(@Nullable String name, String code, @Nullable Integer small, long big, @Nullable Boolean flag,
			@Nullable BigDecimal amount, @Nullable LocalDateTime moment, @Nullable Long owner, List<Integer> tags) {

		List<?> values() {
			return Arrays.asList(this.name, this.code, this.small, this.big, this.flag, this.amount, this.moment,
					this.owner);
		}

	}

	record PartFact(@Nullable String label, @Nullable Integer width, @Nullable Long thing) {

		List<?> values() {
			return Arrays.asList(this.label, this.width, this.thing);
		}

		Subject subject() {
			Map<String, @Nullable Object> values = new HashMap<>();
			values.put("label", this.label);
			values.put("width", this.width);
			return new Subject(values, Map.of());
		}

	}

}
