package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities of classes that extend the one that is written.
 */
class BulkInheritanceTests {

	private final TestCovet covet = TestCovet.of(Animal.class)
		.postgresql(BulkInheritanceTests.class)
		.execute("CREATE TABLE animals (id bigserial PRIMARY KEY, name text NOT NULL, breed text)");

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	@Test
	void bulkWritesWhenAnEntityIsOfAClassThatExtendsItWriteItsColumnsToo() {
		List<Animal> given = List.of(new Animal("a"), new Dog("b", "terrier"), new Animal("c"));
		List<Animal> stored = this.covet.await(animals().bulkCreate(given));
		assertThat(stored).extracting((animal) -> animal.id).doesNotContainNull().doesNotHaveDuplicates();
		assertThat(breeds()).containsExactly("- of a", "- of c", "terrier of b");
		stored.get(1).name = "B";
		((Dog) stored.get(1)).breed = "poodle";
		assertThat(this.covet.await(animals().bulkUpdate(stored))).isEqualTo(3);
		assertThat(breeds()).containsExactly("- of a", "- of c", "poodle of B");
	}

	@Test
	void bulkCreateWhenAnEntityBelongsToAnotherTableIsRefused() {
		StepVerifier.create(animals().bulkCreate(List.of(new Robot("x"))))
			.expectErrorMessage("Robot is mapped to the table \"robots\", and Animal are written to \"animals\" here:"
					+ " use objects(Robot.class)")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.statements()).isEmpty();
	}

	private QuerySet<Animal> animals() {
		return this.covet.objects(Animal.class);
	}

	private List<String> breeds() {
		return this.covet.await(this.covet.client()
			.sql("SELECT coalesce(breed, '-') || ' of ' || name FROM animals ORDER BY 1")
			.mapValue(String.class)
			.all());
	}

	@Table("animals")
	static class Animal {

		@Id
		@Nullable Long id;

		String name;

		Animal(String name) {
			this.name = name;
		}

	}

	static class Dog extends Animal {

		@Nullable String breed;

		Dog(String name, @Nullable String breed) {
			super(name);
			this.breed = breed;
		}

	}

	@Table("robots")
	static class Robot extends Animal {

		Robot(String name) {
			super(name);
		}

	}

}
