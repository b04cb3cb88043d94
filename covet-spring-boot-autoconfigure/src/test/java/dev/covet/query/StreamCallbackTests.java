package dev.covet.query;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.statement.StatementEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.mapping.event.AfterConvertCallback;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.SqlIdentifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the application's callbacks do while a result is streamed.
 */
class StreamCallbackTests {

	private final Reading reading = new Reading();

	private final TestCovet covet = TestCovet.of(Tree.class, Leaf.class, Note.class)
		.callbacks(this.reading)
		.postgresql(StreamCallbackTests.class)
		.execute("CREATE TABLE trees (id bigint PRIMARY KEY)", "INSERT INTO trees VALUES (1), (2)",
				"CREATE TABLE leaves (id bigint PRIMARY KEY, tree_id bigint)", "INSERT INTO leaves VALUES (1, 1)",
				"CREATE TABLE notes (id bigserial PRIMARY KEY, text text NOT NULL UNIQUE)");

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	private QuerySet<Tree> trees() {
		return this.covet.objects(Tree.class).prefetchRelated(Tree::leaves).orderBy("id");
	}

	private Mono<List<Note>> write(String... texts) {
		return this.covet.objects(Note.class)
			.bulkCreate(Stream.of(texts).map((text) -> new Note(null, text)).toList(),
					BulkOptions.defaults().batchSize(1));
	}

	@Test
	void streamWhenACallbackWritesInATransactionKeepsToThat() {
		this.reading.work = (tree) -> write("a" + tree.id(), "b" + tree.id());
		assertThat(this.covet.await(trees().stream(1))).hasSize(2);
		assertThat(this.covet.events().stream().filter((event) -> event.sql().startsWith("INSERT"))).hasSize(4)
			.allMatch(StatementEvent::inTransaction);
	}

	@Test
	void streamWhenACallbacksTransactionFailsUndoesIt() {
		this.reading.work = (tree) -> write("a", "a").onErrorResume(DuplicateKeyException.class,
				(ex) -> Mono.just(List.of()));
		assertThat(this.covet.await(trees().stream(1))).hasSize(2);
		assertThat(this.covet.await(this.covet.objects(Note.class).count())).isZero();
	}

	@Test
	void streamWhenACallbackQueriesInsideATransactionOfTheStreamReadsAll() {
		this.reading.work = (tree) -> this.covet.objects(Note.class).count();
		List<Tree> read = this.covet.transaction()
			.transactional(this.covet.objects(Tree.class).orderBy("id").stream(1))
			.collectList()
			.block(TestDatabase.TIMEOUT);
		assertThat(read).extracting(Tree::id).containsExactly(1L, 2L);
		assertThat(this.covet.statements()).hasSize(3);
	}

	@Table("trees")
	record Tree(@Id Long id, @OneToMany(mappedBy = "tree") Many<Leaf> leaves) {
	}

	@Table("leaves")
	record Leaf(@Id Long id, Ref<Tree> tree) {
	}

	@Table("notes")
	record Note(@Id @Nullable Long id, String text) {
	}

	private static final class Reading implements AfterConvertCallback<Tree> {

		private Function<Tree, Mono<?>> work = Mono::just;

		@Override
		public Publisher<Tree> onAfterConvert(Tree tree, SqlIdentifier table) {
			return this.work.apply(tree).thenReturn(tree);
		}

	}

}
