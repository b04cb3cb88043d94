package dev.covet.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each mapping that can't work is an error at start that says what, where and what to do.
 */
class InvalidMappingTests {

	@ParameterizedTest
	@MethodSource("invalid")
	void validateWhenRelationCannotWorkSaysWhatAndWhere(Class<?> entity, String property, String problem,
			String remedy) {
		EntityModels models = TestModels.of(entity);
		assertThatExceptionOfType(InvalidMappingException.class).isThrownBy(models::validate)
			.withMessage(entity.getName() + "." + property + " " + problem)
			.satisfies((ex) -> assertThat(ex.getRemedy()).contains(remedy));
	}

	static Stream<Arguments> invalid() {
		String noEntity = "which is no entity";
		String cannotHold = ", which can't hold this relation";
		String target = Target.class.getName();
		return Stream.of(
				Arguments.of(ToString.class, "name", "points at java.lang.String, " + noEntity, "marked with @Id"),
				Arguments.of(ToNoId.class, "noId", "points at " + NoId.class.getName() + ", " + noEntity, "@Id"),
				Arguments.of(ToList.class, "targets", "points at java.util.List, " + noEntity, "mapped to a table"),
				Arguments.of(RawRef.class, "target", "does not say which entity it points at", "Use Ref<Entity>"),
				Arguments.of(RawMany.class, "targets", "does not say which entity it points at", "Many<Entity>"),
				Arguments.of(BareMany.class, "targets", "is a Many without @OneToMany or @ManyToMany", "one of them"),
				Arguments.of(ToMap.class, "targets", "is a Map" + cannotHold, "a List of entities"),
				Arguments.of(ToSet.class, "targets", "is a Set" + cannotHold, "Many<Entity> for several"),
				Arguments.of(ToArray.class, "targets", "is a Target[]" + cannotHold, "Many<Entity> for several"),
				Arguments.of(RefToMany.class, "targets", "is a Ref" + cannotHold, "Many<Entity> for several"),
				Arguments.of(ManyToOneRow.class, "target", "is a Many" + cannotHold, "Ref<Entity> for one row"),
				Arguments.of(MappedByNothing.class, "targets",
						"is mapped by 'nothing', which is no foreign key of " + "class " + target,
						"Name the property of Target that points back at MappedByNothing."),
				Arguments.of(MappedByMany.class, "targets",
						"is mapped by 'backs', which is no foreign key of class " + target, "points back at"),
				Arguments.of(MappedElsewhere.class, "targets", "is mapped by Target.back, which points at Back",
						"Name the property of Target that points back at MappedElsewhere."),
				Arguments.of(OneMappedByNothing.class, "target",
						"is mapped by '', which is no foreign key of class " + target, "Name the property of Target"),
				Arguments.of(ByNothing.class, "target", "is kept by 'targetId', which is no property of ByNothing",
						"@ManyToOne(by = …)"),
				Arguments.of(SameColumns.class, "peers", "uses [same_columns_id] of peers for both sides",
						"Name joinColumn and inverseJoinColumn."),
				Arguments.of(NoTable.class, "targets", "names no join table", "@ManyToMany(joinTable = …)"),
				Arguments.of(RefToComposite.class, "composite", "points at Composite, whose id has 2 columns, by 1",
						"@Embedded property and name that in @ManyToOne(by = …)"),
				Arguments.of(MappedByOneOfTwo.class, "parts",
						"is mapped by 1 columns, but the id of MappedByOneOfTwo has 2", "the whole key"),
				Arguments.of(TooFewJoinColumns.class, "targets",
						"names 1 columns as joinColumn, but the id of TooFewJoinColumns has 2", "one column for each"),
				Arguments.of(DefaultCompositeColumns.class, "targets",
						"names 0 columns as joinColumn, but the id of DefaultCompositeColumns has 2",
						"one column for each"),
				Arguments.of(TooManyInverseColumns.class, "targets",
						"names 2 columns as inverseJoinColumn, but the id of Target has 1", "one column for each"));
	}

	record Target(@Id Long id, Ref<Back> back, @OneToMany(mappedBy = "target") Many<Back> backs, Long plain) {
	}

	record Back(@Id Long id, Ref<Target> target) {
	}

	record NoId(String name) {
	}

	record CompositeId(String a, int b) {
	}

	record Composite(@Id @Embedded.Nullable CompositeId id) {
	}

	record ToString(@Id Long id, Ref<String> name) {
	}

	record ToNoId(@Id Long id, Ref<NoId> noId) {
	}

	record ToList(@Id Long id, Ref<List<Target>> targets) {
	}

	@SuppressWarnings("rawtypes")
	record RawRef(@Id Long id, Ref target) {
	}

	@SuppressWarnings("rawtypes")
	record RawMany(@Id Long id, @OneToMany(mappedBy = "back") Many targets) {
	}

	static class BareMany {

		@Id
		@Nullable Long id;

		@Nullable Many<Target> targets;

	}

	record ToMap(@Id Long id, @OneToMany(mappedBy = "back") Map<String, Target> targets) {
	}

	record ToSet(@Id Long id, @OneToMany(mappedBy = "back") Set<Target> targets) {
	}

	record ToArray(@Id Long id, @OneToMany(mappedBy = "back") Target[] targets) {
	}

	record RefToMany(@Id Long id, @OneToMany(mappedBy = "back") Ref<Target> targets) {
	}

	record ManyToOneRow(@Id Long id, Long targetId, @ManyToOne(by = "targetId") Many<Target> target) {
	}

	record MappedByNothing(@Id Long id, @OneToMany(mappedBy = "nothing") Many<Target> targets) {
	}

	record MappedByMany(@Id Long id, @OneToMany(mappedBy = "backs") Many<Target> targets) {
	}

	record MappedElsewhere(@Id Long id, @OneToMany(mappedBy = "back") Many<Target> targets) {
	}

	record OneMappedByNothing(@Id Long id, @OneToOne(mappedBy = "") Ref<Target> target) {
	}

	record ByNothing(@Id Long id, @ManyToOne(by = "targetId") Ref<Target> target) {
	}

	record SameColumns(@Id Long id, @ManyToMany(joinTable = "peers") Many<SameColumns> peers) {
	}

	record NoTable(@Id Long id, @ManyToMany(joinTable = " ") Many<Target> targets) {
	}

	record RefToComposite(@Id Long id, Ref<Composite> composite) {
	}

	record MappedByOneOfTwo(@Id @Embedded.Nullable CompositeId id, @OneToMany(mappedBy = "plain") Many<Target> parts) {
	}

	record TooFewJoinColumns(@Id @Embedded.Nullable CompositeId id,
			@ManyToMany(joinTable = "t", joinColumn = "a") Many<Target> targets) {
	}

	record DefaultCompositeColumns(@Id @Embedded.Nullable CompositeId id,
			@ManyToMany(joinTable = "t") Many<Target> targets) {
	}

	static class TooManyInverseColumns {

		@Id
		@Nullable Long id;

		@ManyToMany(joinTable = "t", inverseJoinColumn = { "a", "b" })
		@Nullable Many<Target> targets;

	}

}
