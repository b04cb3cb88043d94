package dev.covet.mapping;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.data.annotation.Id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

/**
 * Tests for {@link Ref} and {@link Many}.
 */
class HandleTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private final EntityModels models = TestModels.of(Post.class, User.class);

	private final RelationModel author = this.models.of(Post.class).relation("author");

	private final RelationModel profile = this.models.of(User.class).relation("profile");

	private final RelationModel posts = this.models.of(User.class).relation("posts");

	@Test
	void toWhenEntityHasIdKnowsIt() {
		User user = new User(1L);
		Ref<User> ref = Ref.to(user);
		assertThat(ref.isLoaded()).isTrue();
		assertThat(ref.isEmpty()).isFalse();
		assertThat(ref.id()).isEqualTo(1L);
		assertThat(ref.get()).isSameAs(user);
		assertThat(ref.load().block(TIMEOUT)).isSameAs(user);
	}

	@Test
	void toWhenEntityGetsIdLaterKnowsItThen() {
		User user = new User(null);
		Ref<User> ref = Ref.to(user);
		assertThat(ref.id()).isNull();
		assertThat(ref.isEmpty()).isFalse();
		user.id = 7L;
		assertThat(ref.id()).isEqualTo(7L);
	}

	@Test
	void toWhenEntityIsNullFails() {
		assertThatNullPointerException().isThrownBy(() -> Ref.to(null));
		assertThatNullPointerException().isThrownBy(() -> Ref.of(User.class, null));
	}

	@Test
	void toWhenTypeHasNoIdFails() {
		assertThatExceptionOfType(InvalidMappingException.class).isThrownBy(() -> Ref.to("text").id())
			.withMessage("java.lang.String has no property marked with @Id");
	}

	@Test
	void ofWhenAskedForEntityFails() {
		Ref<User> ref = Ref.of(User.class, 1L);
		assertThat(ref.isLoaded()).isFalse();
		assertThat(ref.isKnown()).isTrue();
		assertThat(ref.id()).isEqualTo(1L);
		assertThatExceptionOfType(RelationNotLoadedException.class).isThrownBy(ref::get)
			.withMessage("Ref to User [1] is not loaded: it did not come from a Covet query; query for it by id");
		StepVerifier.create(ref.load()).expectError(RelationNotLoadedException.class).verify(TIMEOUT);
	}

	@Test
	void emptyWhenAskedForEntityFails() {
		Ref<User> ref = Ref.empty();
		assertThat(ref.isEmpty()).isTrue();
		assertThat(ref.isLoaded()).isTrue();
		assertThat(ref.id()).isNull();
		assertThat(ref.optional()).isEmpty();
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(ref::get)
			.withMessage("Ref to a row is empty");
		StepVerifier.create(ref.load()).expectComplete().verify(TIMEOUT);
	}

	@Test
	void getWhenQueryDidNotLoadNamesRelationAndCall() {
		Ref<?> ref = (Ref<?>) Handles.create(this.author, 3L, (handle) -> Mono.empty());
		assertThatExceptionOfType(RelationNotLoadedException.class).isThrownBy(ref::get)
			.withMessage("Post.author [3] is not loaded: "
					+ "add .selectRelated(Post::author) to the query, or subscribe to load()");
		Many<?> many = (Many<?>) Handles.create(this.posts, 3L, (handle) -> Mono.empty());
		assertThatExceptionOfType(RelationNotLoadedException.class).isThrownBy(many::list)
			.withMessage("User.posts of [3] is not loaded: "
					+ "add .prefetchRelated(User::posts) to the query, or subscribe to load()");
	}

	@Test
	void loadWhenSubscribedToLoadsOnce() {
		User user = new User(3L);
		int[] loads = new int[1];
		Ref<?> ref = (Ref<?>) Handles.create(this.author, 3L, (handle) -> Mono.fromRunnable(() -> {
			loads[0]++;
			Handles.fill(handle, user);
		}));
		Mono<?> load = ref.load();
		assertThat(loads[0]).isZero();
		assertThat(load.block(TIMEOUT)).isSameAs(user);
		assertThat(load.block(TIMEOUT)).isSameAs(user);
		assertThat(loads[0]).isOne();
	}

	@Test
	void idWhenReverseOneToOneIsNotLoadedFails() {
		Ref<?> ref = (Ref<?>) Handles.create(this.profile, 1L, (handle) -> Mono.empty());
		assertThat(ref.isKnown()).isFalse();
		assertThat(ref.isEmpty()).isFalse();
		assertThatExceptionOfType(RelationNotLoadedException.class).isThrownBy(ref::id)
			.withMessageContaining("User.profile");
		Handles.fill(ref, new Post(9L, Ref.empty()));
		assertThat(ref.id()).isEqualTo(9L);
	}

	@Test
	void idWhenReverseOneToOneHasNoRowIsNull() {
		Ref<?> ref = (Ref<?>) Handles.create(this.profile, 1L, (handle) -> Mono.empty());
		Handles.fill(ref, null);
		assertThat(ref.isEmpty()).isTrue();
		assertThat(ref.id()).isNull();
	}

	@Test
	void equalsWhenSameIdIsTrueWhetherLoadedOrNot() {
		Ref<User> loaded = Ref.to(new User(1L));
		Ref<User> unloaded = Ref.of(User.class, 1L);
		Handle<?> read = Handles.create(this.author, 1L, (handle) -> Mono.empty());
		assertThat(loaded).isEqualTo(unloaded).hasSameHashCodeAs(unloaded);
		assertThat(read).isEqualTo(unloaded).hasSameHashCodeAs(unloaded);
		assertThat(loaded).isNotEqualTo(Ref.of(User.class, 2L));
		assertThat(loaded).isNotEqualTo(Ref.of(Post.class, 1L));
		assertThat(loaded).isNotEqualTo(Ref.empty());
		assertThat(Handles.detached(null, 1L)).isEqualTo(unloaded);
		assertThat(Handles.detached(User.class, null)).isEqualTo(Ref.empty()).hasSameHashCodeAs(Ref.empty());
	}

	@Test
	void equalsWhenEntitiesAreUnsavedTellsThemApart() {
		User user = new User(null);
		assertThat(Ref.to(user)).isEqualTo(Ref.to(user));
		assertThat(Ref.to(user)).isNotEqualTo(Ref.to(new User(null)));
		assertThat(Ref.to(user)).isNotEqualTo(Ref.empty());
	}

	@Test
	void equalsWhenForeignKeyWasNotReadDoesNotFail() {
		Handle<?> unknown = Handles.unknown(this.author, (handle) -> Mono.empty());
		assertThat(unknown).isEqualTo(Handles.unknown(this.author, (handle) -> Mono.empty()));
		assertThat(unknown).isNotEqualTo(Ref.empty());
		assertThat(Set.of(new Post(1L, cast(unknown)))).contains(new Post(1L, cast(unknown)));
		assertThat(unknown).hasToString("Post.author");
	}

	@Test
	void equalsWhenReverseOneToOneIsLoadedMeanwhileStays() {
		Handle<?> one = Handles.create(this.profile, 1L, (handle) -> Mono.empty());
		Handle<?> same = Handles.create(this.profile, 1L, (handle) -> Mono.empty());
		int before = one.hashCode();
		Handles.fill(one, new Post(9L, Ref.empty()));
		assertThat(one).isEqualTo(same).hasSameHashCodeAs(before);
		assertThat(one).isNotEqualTo(Handles.create(this.profile, 2L, (handle) -> Mono.empty()));
		assertThat(same).isNotEqualTo(Ref.of(Post.class, 1L));
	}

	@Test
	void toStringWhenEntitiesPointAtEachOtherEnds() {
		Handle<?> many = Handles.create(this.posts, 1L, (handle) -> Mono.empty());
		Handle<?> one = Handles.create(this.author, 1L, (handle) -> Mono.empty());
		Post post = new Post(5L, cast(one));
		Handles.fill(many, List.of(post));
		Handles.fill(one, new User(1L));
		assertThat(post).hasToString("Post[id=5, author=Post.author [1] (loaded)]");
		assertThat(many).hasToString("User.posts of [1] (loaded)");
		assertThat(post.hashCode()).isEqualTo(new Post(5L, cast(one)).hashCode());
	}

	@Test
	void manyWhenMadeOfListIsLoadedAndFixed() {
		List<String> entities = new java.util.ArrayList<>(List.of("a"));
		Many<String> many = Many.of(entities);
		entities.add("b");
		assertThat(many.list()).containsExactly("a").isUnmodifiable();
		assertThat(many.load().collectList().block(TIMEOUT)).containsExactly("a");
		assertThat(many).isEqualTo(Many.of(List.of("a"))).isNotEqualTo(Many.none()).isNotEqualTo(Many.of(List.of()));
		assertThat(many).hasToString("Many (loaded)");
	}

	@Test
	void manyWhenNoneCannotBeLoaded() {
		Many<User> many = Many.none();
		assertThat(many.isLoaded()).isFalse();
		assertThatExceptionOfType(RelationNotLoadedException.class).isThrownBy(many::list);
		StepVerifier.create(many.load()).expectError(RelationNotLoadedException.class).verify(TIMEOUT);
	}

	@Test
	void manyWhenOfOneOwnerIsEqualWhetherLoadedOrNot() {
		Handle<?> loaded = Handles.create(this.posts, 1L, (handle) -> Mono.empty());
		Handles.fill(loaded, List.of());
		Handle<?> unloaded = Handles.create(this.posts, 1L, (handle) -> Mono.empty());
		assertThat(loaded).isEqualTo(unloaded).hasSameHashCodeAs(unloaded);
		assertThat(loaded).isNotEqualTo(Handles.create(this.posts, 2L, (handle) -> Mono.empty()));
	}

	@Test
	void namedWhenNothingIsThereSaysWhatIs() {
		Many<?> many = (Many<?>) Handles.create(this.posts, 1L, (handle) -> Mono.empty());
		Handles.fillNamed(many, "recent", List.of("a"));
		assertThat(many.named("recent")).hasSize(1).isUnmodifiable();
		assertThatIllegalArgumentException().isThrownBy(() -> many.named("old"))
			.withMessage("User.posts of [1] has nothing under the name 'old'; it has [recent]");
	}

	@SuppressWarnings("unchecked")
	private static Ref<User> cast(Handle<?> handle) {
		return (Ref<User>) handle;
	}

	record Post(@Id Long id, Ref<User> author) {
	}

	static class User {

		@Id
		@Nullable Long id;

		@OneToOne(mappedBy = "author")
		@Nullable Ref<Post> profile;

		@OneToMany(mappedBy = "author")
		@Nullable Many<Post> posts;

		User(@Nullable Long id) {
			this.id = id;
		}

	}

}
