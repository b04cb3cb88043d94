package dev.covet.mapping.json;

import java.util.List;
import java.util.Set;

import dev.covet.autoconfigure.CovetJacksonAutoConfiguration;
import dev.covet.mapping.EntityModels;
import dev.covet.mapping.Handle;
import dev.covet.mapping.Handles;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.OneToOne;
import dev.covet.mapping.Ref;
import dev.covet.mapping.RelationConversions;
import dev.covet.mapping.RelationModel;
import dev.covet.mapping.RelationNamingStrategy;
import org.json.JSONException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HandleModule}, with the mapper that Boot configures.
 */
class HandleModuleTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CovetJacksonAutoConfiguration.class, JacksonAutoConfiguration.class));

	private final EntityModels models = models();

	@Test
	void writeWhenHandlesAreNotLoadedWritesIdsAndLeavesListsOut() {
		Post post = new Post(1L, "Title", Ref.of(User.class, 7L), Ref.empty(), unloaded(Post.class, "comments", 1L));
		assertJson(post, """
				{"id": 1, "title": "Title", "author": 7, "editor": null}""");
	}

	@Test
	void writeWhenHandlesAreNullWritesNull() {
		assertJson(new Post(1L, "Title", null, null, null), """
				{"id": 1, "title": "Title", "author": null, "editor": null}""");
	}

	@Test
	void writeWhenHandlesAreLoadedWritesObjectAndArray() {
		User user = user(7L);
		Post post = new Post(1L, "Title", Ref.to(user), Ref.to(user),
				Many.of(List.of(new Comment(3L, "first", Ref.of(Post.class, 1L)))));
		assertJson(post, """
				{"id": 1, "title": "Title",
				"author": {"id": 7, "name": "user 7", "friend": null},
				"editor": {"id": 7, "name": "user 7", "friend": null},
				"comments": [{"id": 3, "text": "first", "post": 1}]}""");
	}

	@Test
	void writeWhenListIsLoadedAndEmptyWritesEmptyArray() {
		assertJson(new Post(1L, "Title", Ref.empty(), Ref.empty(), Many.of(List.of())), """
				{"id": 1, "title": "Title", "author": null, "editor": null, "comments": []}""");
	}

	@Test
	void writeWhenForeignKeyWasNotReadOrRowIsElsewhereWritesNull() {
		User user = user(7L);
		user.pinned = unloaded(User.class, "pinned", 7L);
		assertJson(user, """
				{"id": 7, "name": "user 7", "friend": null, "pinned": null}""");
		RelationModel author = this.models.of(Post.class).relation("author");
		Post post = new Post(1L, "Title", cast(Handles.unknown(author, (handle) -> Mono.empty())), Ref.empty(), null);
		assertJson(post, """
				{"id": 1, "title": "Title", "author": null, "editor": null}""");
	}

	@Test
	void writeWhenEntitiesPointAtEachOtherEndsInIds() {
		User user = user(7L);
		user.friend = Ref.to(user);
		Handle<Comment> comments = unloaded(Post.class, "comments", 1L);
		Post post = new Post(1L, "Title", Ref.to(user), Ref.empty(), (Many<Comment>) comments);
		Comment comment = new Comment(3L, "first", Ref.to(post));
		Handles.fill(comments, List.of(comment));
		assertJson(post, """
				{"id": 1, "title": "Title", "editor": null,
				"author": {"id": 7, "name": "user 7", "friend": 7},
				"comments": [{"id": 3, "text": "first", "post": 1}]}""");
		assertJson(List.of(comment), """
				[{"id": 3, "text": "first", "post": {"id": 1, "title": "Title", "editor": null,
				"author": {"id": 7, "name": "user 7", "friend": 7}, "comments": []}}]""");
	}

	@Test
	void writeWhenInclusionIsSetForAllStillLeavesUnloadedListsOut() {
		this.contextRunner.withPropertyValues("spring.jackson.default-property-inclusion=always")
			.run((context) -> assertThat(context.getBean(JsonMapper.class)
				.writeValueAsString(new Post(1L, "Title", Ref.empty(), Ref.empty(), Many.none())))
				.doesNotContain("comments"));
		this.contextRunner.withPropertyValues("spring.jackson.default-property-inclusion=non_null")
			.run((context) -> assertThat(context.getBean(JsonMapper.class)
				.writeValueAsString(new Post(1L, "Title", null, null, Many.of(List.of()))))
				.isEqualTo("{\"id\":1,\"title\":\"Title\",\"comments\":[]}"));
	}

	@Test
	void readWhenReferenceIsIdPointsAtIt() {
		Post post = read("""
				{"id": 1, "title": "Title", "author": 7, "editor": "8"}""", Post.class);
		assertThat(post.author()).isEqualTo(Ref.of(User.class, 7L));
		assertThat(post.author().id()).isEqualTo(7L);
		assertThat(post.author().isLoaded()).isFalse();
		assertThat(post.editor().id()).isEqualTo(8L);
	}

	@Test
	void readWhenReferenceIsObjectIsLoaded() {
		Post post = read("""
				{"title": "Title", "author": {"id": 7, "name": "Ada"}}""", Post.class);
		assertThat(post.id()).isNull();
		assertThat(post.author().get().name).isEqualTo("Ada");
		assertThat(post.author().id()).isEqualTo(7L);
	}

	@Test
	void readWhenReferenceIsMissingOrNullIsEmpty() {
		Post post = read("""
				{"title": "Title", "author": null}""", Post.class);
		assertThat(post.author().isEmpty()).isTrue();
		assertThat(post.editor().isEmpty()).isTrue();
		assertThat(post.comments()).isEqualTo(Many.none());
		User user = read("""
				{"name": "Ada", "friend": null}""", User.class);
		assertThat(user.friend.isEmpty()).isTrue();
		assertThat(user.pinned).isNull();
	}

	@Test
	void readWhenArrayIsGivenIsLoaded() {
		Post post = read("""
				{"title": "Title", "comments": [{"text": "first", "post": 1}, {"text": "second"}]}""", Post.class);
		assertThat(post.comments().list()).extracting(Comment::text).containsExactly("first", "second");
		assertThat(post.comments().list().get(0).post().id()).isEqualTo(1L);
		assertThat(read("{\"comments\": []}", Post.class).comments().list()).isEmpty();
	}

	@Test
	void readWhenIdIsOfWrongTypeFails() {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read("{\"author\": \"ada\"}", Post.class))
			.withMessageContaining("author");
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read("{\"author\": [7]}", Post.class));
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read("{\"comments\": 7}", Post.class));
	}

	@Test
	void readWhenWrittenGivesTheSame() {
		Post post = new Post(1L, "Title", Ref.of(User.class, 7L), Ref.empty(), Many.none());
		this.contextRunner.run((context) -> {
			JsonMapper mapper = context.getBean(JsonMapper.class);
			assertThat(mapper.readValue(mapper.writeValueAsString(post), Post.class)).isEqualTo(post);
		});
	}

	private void assertJson(Object value, String expected) {
		this.contextRunner
			.run((context) -> assertJson(context.getBean(JsonMapper.class).writeValueAsString(value), expected));
	}

	private static void assertJson(String actual, String expected) throws JSONException {
		JSONAssert.assertEquals(expected, actual, true);
	}

	private <T> T read(String json, Class<T> type) {
		Object[] read = new Object[1];
		this.contextRunner.run((context) -> read[0] = context.getBean(JsonMapper.class).readValue(json, type));
		return type.cast(read[0]);
	}

	@SuppressWarnings("unchecked")
	private <H> H unloaded(Class<?> type, String relation, Object key) {
		return (H) Handles.create(this.models.of(type).relation(relation), key, (handle) -> Mono.empty());
	}

	@SuppressWarnings("unchecked")
	private static Ref<User> cast(Handle<?> handle) {
		return (Ref<User>) handle;
	}

	private static User user(Long id) {
		User user = new User();
		user.id = id;
		user.name = "user " + id;
		return user;
	}

	private static EntityModels models() {
		RelationConversions conversions = new RelationConversions(R2dbcCustomConversions.of(PostgresDialect.INSTANCE));
		R2dbcMappingContext context = new R2dbcMappingContext(
				new RelationNamingStrategy(DefaultNamingStrategy.INSTANCE));
		context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
		context.setInitialEntitySet(Set.of(Post.class, User.class, Comment.class));
		context.afterPropertiesSet();
		return new EntityModels(context, (type) -> false);
	}

	record Post(@Id @Nullable Long id, String title, @Nullable Ref<User> author, @Nullable Ref<User> editor,
			@OneToMany(mappedBy = "post") @Nullable Many<Comment> comments) {
	}

	record Comment(@Id Long id, String text, Ref<Post> post) {
	}

	static class User {

		@Id
		public @Nullable Long id;

		public @Nullable String name;

		public @Nullable Ref<User> friend;

		@OneToOne(mappedBy = "author")
		@com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
		public @Nullable Ref<Post> pinned;

	}

}
