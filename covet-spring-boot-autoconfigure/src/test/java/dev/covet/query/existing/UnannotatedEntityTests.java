package dev.covet.query.existing;

import java.util.ArrayList;
import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for entities that were written without Covet: their relation fields, transient or
 * not annotated at all, are nobody's business.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnannotatedEntityTests {

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.covet = TestCovet.of(Ticket.class, Agent.class, Reply.class, Audit.class)
			.postgresql(UnannotatedEntityTests.class)
			.execute("CREATE TABLE agent (id bigint PRIMARY KEY, name text)",
					"CREATE TABLE ticket (id bigint PRIMARY KEY, subject text, agent_id bigint)",
					"CREATE TABLE audit (id bigint PRIMARY KEY, ticket_id bigint)",
					"INSERT INTO agent VALUES (1, 'Ann')",
					"INSERT INTO ticket VALUES (10, 's10', 1), (11, 's11', NULL)", "INSERT INTO audit VALUES (20, 10)");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void allWhenFieldsAreUnannotatedReadsColumnsOnly(CapturedOutput output) {
		List<Ticket> tickets = this.covet.await(this.covet.objects(Ticket.class).orderBy("-id").all());
		assertThat(tickets).extracting((ticket) -> ticket.subject).containsExactly("s11", "s10");
		assertThat(tickets.get(1).agentId).isEqualTo(1L);
		assertThat(tickets).allSatisfy((ticket) -> {
			assertThat(ticket.agent).isNull();
			assertThat(ticket.reporter).isNull();
			assertThat(ticket.replies).isNull();
			assertThat(ticket.kept).containsExactly("kept");
		});
		assertThat(output).doesNotContain("WARN", "ERROR");
	}

	@Test
	void filterWhenFieldsAreUnannotatedUsesColumns() {
		assertThat(this.covet.await(this.covet.objects(Ticket.class)
			.filter(where("agentId").eq(1), where("subject").startsWith("s"))
			.values("id", "subject")
			.all())).hasSize(1);
		assertThat(this.covet.await(this.covet.objects(Ticket.class).only("subject").get(10L)).agentId).isNull();
	}

	@Test
	void selectRelatedWhenTargetHasUnannotatedFieldsLeavesThemAlone() {
		Audit audit = this.covet.await(this.covet.objects(Audit.class).selectRelated(Audit::ticket).get(20L));
		assertThat(audit.ticket().get().subject).isEqualTo("s10");
		assertThat(audit.ticket().get().kept).containsExactly("kept");
		assertThat(this.covet.statements()).hasSize(1);
	}

	static class Ticket {

		@Id
		Long id;

		String subject;

		Long agentId;

		@Transient
		Agent agent;

		Agent reporter;

		List<Reply> replies;

		@Transient
		List<String> kept = new ArrayList<>(List.of("kept"));

	}

	record Agent(@Id Long id, String name) {
	}

	record Reply(@Id Long id, String text) {
	}

	record Audit(@Id Long id, Ref<Ticket> ticket) {
	}

}
