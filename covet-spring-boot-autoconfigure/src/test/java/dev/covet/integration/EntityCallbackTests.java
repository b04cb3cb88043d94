package dev.covet.integration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.covet.Covet;
import dev.covet.TestSchema;
import dev.covet.autoconfigure.CovetMappingAutoConfiguration;
import dev.covet.autoconfigure.CovetQueryAutoConfiguration;
import dev.covet.autoconfigure.CovetWriteAutoConfiguration;
import dev.covet.mapping.Many;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.ManyToOne;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.query.execute.ReaderSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.mapping.event.AfterConvertCallback;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The application's {@link AfterConvertCallback}s are called for entities that Covet
 * reads, as they are for those that a template reads.
 */
class EntityCallbackTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static String[] properties;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CovetMappingAutoConfiguration.class, CovetQueryAutoConfiguration.class,
				CovetWriteAutoConfiguration.class, R2dbcAutoConfiguration.class, DataR2dbcAutoConfiguration.class,
				R2dbcTransactionManagerAutoConfiguration.class))
		.withPropertyValues(properties);

	@BeforeAll
	static void createSchema() {
		properties = TestSchema.create("callback_tests",
				"CREATE TABLE owner (id bigint PRIMARY KEY, name text, mentor_id bigint)",
				"CREATE TABLE pet (id bigint PRIMARY KEY, name text, owner_id bigint)",
				"CREATE TABLE toy (id bigint PRIMARY KEY, name text, pet_id bigint)",
				"CREATE TABLE walk (id bigint PRIMARY KEY, name text)",
				"CREATE TABLE pet_walk (pet_id bigint, walk_id bigint)",
				"INSERT INTO owner VALUES (1, 'ada', NULL), (2, 'bob', 1)",
				"INSERT INTO pet VALUES (1, 'rex', 1), (2, 'cat', 1), (3, 'dog', 2)",
				"INSERT INTO toy VALUES (1, 'ball', 1), (2, 'bone', 1), (3, 'mouse', 2)",
				"INSERT INTO walk VALUES (1, 'park')", "INSERT INTO pet_walk VALUES (1, 1), (3, 1)");
	}

	@Test
	void callbackWhenApplicationHasNoneIsNotThere() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(ReaderSettings.class).callbacks().get()).isEmpty();
			assertThat(names(context.getBean(Covet.class))).containsExactly("rex", "cat", "dog");
		});
	}

	@Test
	void callbackWhenRootsAreReadReplacesThem() {
		this.contextRunner.withUserConfiguration(Callbacks.class).run((context) -> {
			Covet covet = context.getBean(Covet.class);
			assertThat(names(covet)).containsExactly("REX", "CAT", "DOG");
			assertThat(get(covet.objects(Pet.class).get(1L)).name()).isEqualTo("REX");
			assertThat(get(covet.objects(Pet.class).orderBy("id").stream(2).map(Pet::name).collectList()))
				.containsExactly("REX", "CAT", "DOG");
			assertThat(context.getBean(Calls.class).names).containsExactly("rex", "cat", "dog", "rex", "rex", "cat",
					"dog");
		});
	}

	@Test
	void callbackWhenTemplateReadsIsCalledJustTheSame() {
		this.contextRunner.withUserConfiguration(Callbacks.class)
			.run((context) -> assertThat(get(
					context.getBean(R2dbcEntityTemplate.class).select(Pet.class).all().map(Pet::name).collectList()))
				.containsExactlyInAnyOrder("REX", "CAT", "DOG"));
	}

	@Test
	void callbackWhenRelationsAreJoinedOrPrefetchedReplacesEntitiesInHandles() {
		this.contextRunner.withUserConfiguration(Callbacks.class).run((context) -> {
			Pet rex = get(context.getBean(Covet.class)
				.objects(Pet.class)
				.selectRelated("owner.mentor")
				.prefetchRelated(Pet::toys, Pet::walks)
				.prefetchRelated("walks.pets")
				.get(1L));
			assertThat(rex.name()).isEqualTo("REX");
			assertThat(rex.owner().get().name()).isEqualTo("ADA");
			assertThat(rex.owner().get().mentor().isEmpty()).isTrue();
			assertThat(rex.toys().list()).extracting((toy) -> toy.name).containsExactlyInAnyOrder("BALL", "BONE");
			assertThat(rex.walks().list().get(0).pets().list()).extracting(Pet::name)
				.containsExactlyInAnyOrder("REX", "DOG");
		});
	}

	@Test
	void callbackWhenHandleIsLoadedLazilyReplacesEntities() {
		this.contextRunner.withUserConfiguration(Callbacks.class).run((context) -> {
			Pet dog = get(context.getBean(Covet.class).objects(Pet.class).get(3L));
			assertThat(get(dog.owner().load()).name()).isEqualTo("BOB");
			assertThat(get(dog.owner().get().mentor().load()).name()).isEqualTo("ADA");
		});
	}

	@Test
	void callbackWhenEntityIsSharedIsCalledOnceAndStaysOneInstance() {
		this.contextRunner.withUserConfiguration(Callbacks.class).run((context) -> {
			List<Pet> pets = get(context.getBean(Covet.class)
				.objects(Pet.class)
				.selectRelated(Pet::owner)
				.prefetchRelated("walks.pets")
				.orderBy("id")
				.list());
			assertThat(pets.get(0).owner().get()).isSameAs(pets.get(1).owner().get());
			assertThat(pets.get(0).walks().list().get(0)).isSameAs(pets.get(2).walks().list().get(0));
			assertThat(context.getBean(Calls.class).names).filteredOn("ada"::equals).hasSize(1);
		});
	}

	@Test
	void callbackWhenConcurrentPrefetchesShareEntitiesCompletes() {
		this.contextRunner.withUserConfiguration(Callbacks.class).run((context) -> {
			Covet covet = context.getBean(Covet.class);
			for (int i = 0; i < 20; i++) {
				List<Pet> pets = get(covet.objects(Pet.class)
					.prefetchRelated("owner.pets", "walks.pets", "toys.plainPet", "toys.pet")
					.list());
				assertThat(pets).flatExtracting((pet) -> pet.owner().get().pets().list())
					.extracting(Pet::name)
					.isSubsetOf("REX", "CAT", "DOG");
				assertThat(pets).flatExtracting((pet) -> pet.toys().list())
					.allSatisfy((toy) -> assertThat(toy.plainPet.name()).isIn("REX", "CAT"));
			}
		});
	}

	@Test
	void callbackWhenPropertyIsPlainReplacesEntityInIt() {
		this.contextRunner.withUserConfiguration(Callbacks.class).run((context) -> {
			Covet covet = context.getBean(Covet.class);
			Toy joined = get(covet.objects(Toy.class).selectRelated("plainPet.owner").get(1L));
			assertThat(joined.name).isEqualTo("BALL");
			assertThat(joined.plainPet.name()).isEqualTo("REX");
			assertThat(joined.plainPet.owner().get().name()).isEqualTo("ADA");
			Toy prefetched = get(covet.objects(Toy.class).prefetchRelated("plainPet").get(1L));
			assertThat(prefetched.plainPet.name()).isEqualTo("REX");
			assertThat(joined.heard).contains("REX");
		});
	}

	@Test
	void callbackWhenViewHoldsEntitiesReplacesThem() {
		this.contextRunner.withUserConfiguration(Callbacks.class).run((context) -> {
			PetView view = get(context.getBean(Covet.class).objects(Pet.class).as(PetView.class).first());
			assertThat(view.name()).isEqualTo("rex");
			assertThat(view.owner().name()).isEqualTo("ADA");
			assertThat(view.toys()).extracting((toy) -> toy.name).containsExactlyInAnyOrder("BALL", "BONE");
		});
	}

	@Test
	void callbackWhenStreamingWithPrefetchesAndInTransactionReplacesEntities() {
		this.contextRunner.withUserConfiguration(Callbacks.class).run((context) -> {
			Mono<List<String>> toys = context.getBean(Covet.class)
				.objects(Pet.class)
				.prefetchRelated(Pet::toys)
				.orderBy("id")
				.stream(1)
				.concatMapIterable((pet) -> pet.toys().list())
				.map((toy) -> toy.name)
				.sort()
				.collectList();
			assertThat(get(toys)).containsExactly("BALL", "BONE", "MOUSE");
			TransactionalOperator operator = TransactionalOperator
				.create(context.getBean(ReactiveTransactionManager.class));
			assertThat(get(operator.transactional(toys))).containsExactly("BALL", "BONE", "MOUSE");
		});
	}

	@Test
	void callbackWhenItIsLambdaIsCalledForItsEntityOnly() {
		this.contextRunner.withUserConfiguration(LambdaCallback.class).run((context) -> {
			Pet rex = get(context.getBean(Covet.class).objects(Pet.class).selectRelated(Pet::owner).get(1L));
			assertThat(rex.name()).isEqualTo("rex");
			assertThat(rex.owner().get().name()).isEqualTo("lambda ada");
		});
	}

	@Test
	void callbackWhenItQueriesByCovetItselfIsRunInListsAndStreams() {
		this.contextRunner.withUserConfiguration(QueryingCallback.class)
			.withPropertyValues("spring.r2dbc.pool.max-size=1")
			.run((context) -> {
				Covet covet = context.getBean(Covet.class);
				assertThat(names(covet)).containsExactly("rex of 2", "cat of 2", "dog of 2");
				Mono<List<String>> streamed = covet.objects(Pet.class)
					.orderBy("id")
					.stream(1)
					.map(Pet::name)
					.collectList();
				assertThat(get(streamed)).containsExactly("rex of 2", "cat of 2", "dog of 2");
				TransactionalOperator operator = TransactionalOperator
					.create(context.getBean(ReactiveTransactionManager.class));
				assertThat(get(operator.transactional(streamed))).hasSize(3);
			});
	}

	@Test
	void callbackWhenItFailsFailsTheQuery() {
		this.contextRunner.withUserConfiguration(FailingCallback.class).run((context) -> {
			Covet covet = context.getBean(Covet.class);
			assertThatIllegalStateException().isThrownBy(() -> names(covet)).withMessage("not this one: rex");
			assertThatIllegalStateException()
				.isThrownBy(() -> get(covet.objects(Owner.class).prefetchRelated(Owner::pets).list()))
				.withMessageStartingWith("not this one");
			assertThat(get(covet.objects(Pet.class).valuesList(Pet::name).all().collectList())).hasSize(3);
		});
	}

	private static List<String> names(Covet covet) {
		return get(covet.objects(Pet.class).orderBy("id").all().map(Pet::name).collectList());
	}

	private static <T> T get(Mono<T> mono) {
		return mono.block(TIMEOUT);
	}

	@Table("owner")
	record Owner(@Id Long id, String name, Ref<Owner> mentor, @OneToMany(mappedBy = "owner") Many<Pet> pets) {
	}

	@Table("pet")
	record Pet(@Id Long id, String name, Ref<Owner> owner, @OneToMany(mappedBy = "petId") Many<Toy> toys,
			@ManyToMany(joinTable = "pet_walk") Many<Walk> walks) {
	}

	@Table("walk")
	record Walk(@Id Long id, String name,
			@ManyToMany(joinTable = "pet_walk", joinColumn = "walk_id", inverseJoinColumn = "pet_id") Many<Pet> pets) {
	}

	@Table("toy")
	static class Toy {

		@Id
		@Nullable Long id;

		@Nullable String name;

		@Nullable Long petId;

		@ManyToOne(by = "petId")
		@Nullable Ref<Pet> pet;

		@ManyToOne(by = "petId")
		@Nullable Pet plainPet;

		@Transient
		List<String> heard = new ArrayList<>();

	}

	record PetView(String name, Owner owner, List<Toy> toys) {
	}

	static class Calls {

		final List<String> names = new CopyOnWriteArrayList<>();

	}

	@Configuration(proxyBeanMethods = false)
	static class Callbacks {

		@Bean
		Calls calls() {
			return new Calls();
		}

		@Bean
		Pets pets(Calls calls) {
			return new Pets(calls);
		}

		@Bean
		AfterConvertCallback<Owner> owners(Calls calls) {
			return (owner, table) -> {
				calls.names.add(owner.name());
				return Mono.just(new Owner(owner.id(), owner.name().toUpperCase(java.util.Locale.ROOT), owner.mentor(),
						owner.pets()));
			};
		}

		@Bean
		AfterConvertCallback<Toy> toys() {
			return (toy, table) -> {
				toy.name = toy.name.toUpperCase(java.util.Locale.ROOT);
				if (toy.plainPet != null) {
					toy.heard.add(toy.plainPet.name());
				}
				return Mono.just(toy);
			};
		}

	}

	static class Pets implements AfterConvertCallback<Pet> {

		private final Calls calls;

		Pets(Calls calls) {
			this.calls = calls;
		}

		// On another thread, as a callback that asks another service is.
		@Override
		public Publisher<Pet> onAfterConvert(Pet pet, SqlIdentifier table) {
			assertThat(table).hasToString("\"pet\"");
			this.calls.names.add(pet.name());
			return Mono
				.fromSupplier(() -> new Pet(pet.id(), pet.name().toUpperCase(java.util.Locale.ROOT), pet.owner(),
						pet.toys(), pet.walks()))
				.subscribeOn(Schedulers.parallel());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LambdaCallback {

		@Bean
		AfterConvertCallback<Owner> owners() {
			return (owner, table) -> Mono
				.just(new Owner(owner.id(), "lambda " + owner.name(), owner.mentor(), owner.pets()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class QueryingCallback {

		@Bean
		Querying querying(Covet covet) {
			return new Querying(covet);
		}

	}

	static class Querying implements AfterConvertCallback<Pet> {

		private final Covet covet;

		Querying(Covet covet) {
			this.covet = covet;
		}

		@Override
		public Publisher<Pet> onAfterConvert(Pet pet, SqlIdentifier table) {
			return this.covet.objects(Owner.class)
				.count()
				.map((owners) -> new Pet(pet.id(), pet.name() + " of " + owners, pet.owner(), pet.toys(), pet.walks()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingCallback {

		@Bean
		AfterConvertCallback<Pet> failing() {
			return (pet, table) -> Mono.error(() -> new IllegalStateException("not this one: " + pet.name()));
		}

	}

}
