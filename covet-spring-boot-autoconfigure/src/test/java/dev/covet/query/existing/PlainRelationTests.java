package dev.covet.query.existing;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.ManyToMany;
import dev.covet.mapping.ManyToOne;
import dev.covet.mapping.OneToMany;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for relations in plain properties, beside the foreign key of an application that
 * was written without Covet.
 */
class PlainRelationTests {

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.covet = TestCovet.of(Task.class, Person.class, Note.class, Tag.class, Board.class)
			.postgresql(PlainRelationTests.class)
			.execute("CREATE TABLE person (id bigint PRIMARY KEY, name text)",
					"CREATE TABLE board (id bigint PRIMARY KEY, name text, owner_id bigint)",
					"CREATE TABLE task (id bigint PRIMARY KEY, title text, assignee_id bigint, board_id bigint)",
					"CREATE TABLE note (id bigint PRIMARY KEY, text text, task_id bigint, author_id bigint)",
					"CREATE TABLE tag (id bigint PRIMARY KEY, name text)",
					"CREATE TABLE task_tags (task_id bigint, tag_id bigint)",
					"INSERT INTO person VALUES (1, 'Ann'), (2, 'Bob')", "INSERT INTO board VALUES (7, 'b7', 2)",
					"INSERT INTO task VALUES (10, 't10', 1, 7), (11, 't11', NULL, 7), (12, 't12', 1, 7)",
					"INSERT INTO note VALUES (20, 'n20', 10, 2), (21, 'n21', 10, 1), (22, 'n22', 12, 2)",
					"INSERT INTO tag VALUES (30, 'red'), (31, 'blue')",
					"INSERT INTO task_tags VALUES (10, 30), (10, 31), (12, 31)");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void allWhenNothingIsFetchedLeavesPropertiesAlone() {
		List<Task> tasks = this.covet.await(this.covet.objects(Task.class).orderBy("id").all());
		assertThat(tasks).extracting(Task::getTitle).containsExactly("t10", "t11", "t12");
		assertThat(tasks).allSatisfy((task) -> {
			assertThat(task.assignee).isNull();
			assertThat(task.notes).isEmpty();
			assertThat(task.tags).isNull();
		});
		assertThat(tasks.get(0).assigneeId).isEqualTo(1L);
	}

	@Test
	void selectRelatedJoinsIntoProperty() {
		List<Task> tasks = this.covet
			.await(this.covet.objects(Task.class).selectRelated(Task::getAssignee).orderBy("id").all());
		assertThat(tasks).extracting((task) -> (task.assignee != null) ? task.assignee.getName() : "none")
			.containsExactly("Ann", "none", "Ann");
		assertThat(tasks.get(0).assignee).isSameAs(tasks.get(2).assignee);
		assertThat(this.covet.statements()).hasSize(1);
	}

	@Test
	void prefetchRelatedFillsProperties() {
		List<Task> tasks = this.covet.await(this.covet.objects(Task.class)
			.prefetchRelated(Task::getAssignee, Task::getNotes, Task::getTags)
			.prefetchRelated("notes.author")
			.orderBy("id")
			.all());
		assertThat(tasks).extracting((task) -> (task.assignee != null) ? task.assignee.getName() : "none")
			.containsExactly("Ann", "none", "Ann");
		assertThat(tasks)
			.extracting((task) -> task.notes.stream().map((note) -> note.author.getName()).sorted().toList())
			.containsExactly(List.of("Ann", "Bob"), List.of(), List.of("Bob"));
		assertThat(tasks).extracting((task) -> task.tags.stream().map(Tag::name).sorted().toList())
			.containsExactly(List.of("blue", "red"), List.of(), List.of("blue"));
		assertThat(this.covet.statements()).hasSize(5);
	}

	@Test
	void filterWhenThroughPlainRelationsFindsRows() {
		assertThat(this.covet.await(this.covet.objects(Task.class)
			.filter(where("assignee.name").eq("Ann"), where("tags.name").eq("red"), where("notes").isNotNull())
			.valuesList(Task::getTitle)
			.all())).containsExactly("t10");
		assertThat(this.covet.await(this.covet.objects(Task.class).filter(where("assignee").isNull()).count())).isOne();
	}

	@Test
	void templateWhenRelationsArePlainReadsAndWrites() {
		Task task = this.covet.await(this.covet.objects(Task.class).selectRelated("assignee").get(10L));
		task.setTitle("changed");
		this.covet.await(this.covet.template().update(task));
		assertThat(this.covet.await(this.covet.template().select(Task.class).all())).extracting(Task::getTitle)
			.contains("changed");
		Board board = this.covet.await(this.covet.template().select(Board.class).one());
		assertThat(board.ownerId()).isEqualTo(2L);
		assertThat(board.owner()).isNull();
	}

	@Test
	void selectRelatedWhenRecordGivesEntityToConstructor() {
		Board board = this.covet.await(this.covet.objects(Board.class).selectRelated(Board::owner).get(7L));
		assertThat(board.owner()).isNotNull();
		assertThat(board.owner().getName()).isEqualTo("Bob");
		assertThat(board.tasks()).isNull();
	}

	@Test
	void prefetchRelatedWhenRecordFillsItsList() {
		Board board = this.covet.await(this.covet.objects(Board.class)
			.selectRelated("owner")
			.prefetchRelated("tasks", "tasks.assignee")
			.get(7L));
		assertThat(board.tasks()).extracting(Task::getId).containsExactlyInAnyOrder(10L, 11L, 12L);
		assertThat(board.tasks()).filteredOn((task) -> task.assignee != null).hasSize(2);
		assertThat(board.owner().getName()).isEqualTo("Bob");
		assertThat(this.covet.statements()).hasSize(3);
	}

	@Test
	void prefetchRelatedWhenRecordWouldNeedItInConstructorIsAnError() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.covet.objects(Board.class).prefetchRelated(Board::owner))
			.withMessage("Board.owner is given to the constructor and can't be prefetched afterwards: "
					+ "use selectRelated, or make it a Ref");
	}

	static class Task {

		@Id
		private Long id;

		private String title;

		private Long assigneeId;

		private Long boardId;

		@ManyToOne(by = "assigneeId")
		private Person assignee;

		@OneToMany(mappedBy = "taskId")
		private List<Note> notes = List.of();

		@ManyToMany(joinTable = "task_tags")
		private List<Tag> tags;

		Long getId() {
			return this.id;
		}

		String getTitle() {
			return this.title;
		}

		void setTitle(String title) {
			this.title = title;
		}

		Person getAssignee() {
			return this.assignee;
		}

		List<Note> getNotes() {
			return this.notes;
		}

		List<Tag> getTags() {
			return this.tags;
		}

	}

	static class Person {

		@Id
		private Long id;

		private String name;

		String getName() {
			return this.name;
		}

	}

	static class Note {

		@Id
		private Long id;

		private String text;

		private Long taskId;

		private Long authorId;

		@ManyToOne(by = "authorId", optional = false)
		private Person author;

	}

	record Tag(@Id Long id, String name) {
	}

	record Board(@Id Long id, String name, Long ownerId, @ManyToOne(by = "ownerId") @Nullable Person owner,
			@OneToMany(mappedBy = "boardId") @Nullable List<Task> tasks) {
	}

}
