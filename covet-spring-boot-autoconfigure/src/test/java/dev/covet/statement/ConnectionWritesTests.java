package dev.covet.statement;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionWrites}. What happens on a real connection is in the tests
 * of the packages that have one.
 */
class ConnectionWritesTests {

	private final ConnectionWrites writes = new ConnectionWrites(true, true);

	private final ConnectionWrites others = new ConnectionWrites(false, false);

	@Test
	void isReadWhenPlainSelectAllocatesNothing() {
		var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
		String sql = "SELECT * FROM posts WHERE id = $1";
		String with = "WITH a AS (SELECT 1) SELECT * FROM a";
		long reads = 0;
		long before = 0;
		for (int i = 0; i < 30_000; i++) {
			if (i == 20_000) {
				before = threads.getCurrentThreadAllocatedBytes();
			}
			reads += (ConnectionWrites.isRead(sql) && ConnectionWrites.isRead(with)) ? 1 : 0;
		}
		long allocated = threads.getCurrentThreadAllocatedBytes() - before;
		assertThat(reads).isEqualTo(30_000);
		assertThat(allocated).isLessThan(10_000);
	}

	@Test
	void sendingWhenOutsideOfTransactionTellsItself() {
		WriteEnding ending = this.writes.sending("DELETE FROM a", null, false);
		assertThat(ending.isAwaited()).isTrue();
		assertThat(this.writes.written()).isEmpty();
		assertThat(sql(ending.completed(false))).containsExactly("DELETE FROM a");
		assertThat(sql(ending.failed(false))).containsExactly("DELETE FROM a");
	}

	@Test
	void sendingWhenTextIsRepeatedIsKeptOnce() {
		this.writes.beginning().completed(true);
		IntStream.range(0, 100).forEach((i) -> send(this.writes, "DELETE FROM a", true));
		assertThat(this.writes.written()).hasSize(1);
	}

	@Test
	void sendingWhenTextsAreTooManyKeepsOneThatStandsForAnything() {
		this.writes.beginning().completed(true);
		this.writes.savepoint("a").completed(true);
		IntStream.range(0, 10_001).forEach((i) -> send(this.writes, "DELETE FROM a WHERE id = " + i, true));
		this.writes.rollingBackTo("a").completed(true);
		assertThat(this.writes.written()).containsExactly(WrittenStatement.anything());
		assertThat(Operation.of(WrittenStatement.anything().sql())).isEqualTo(Operation.CALL);
		assertThat(this.writes.committing().completed(false)).containsExactly(WrittenStatement.anything());
		assertThat(this.writes.written()).isEmpty();
	}

	@Test
	void sendingWhenTextsAreTooLongKeepsOneThatStandsForAnything() {
		this.writes.beginning().completed(true);
		IntStream.range(0, 9).forEach((i) -> send(this.writes, "DELETE FROM a -- " + i + " ".repeat(1_000_000), true));
		assertThat(this.writes.written()).containsExactly(WrittenStatement.anything());
	}

	@Test
	void rollingBackToForgetsWhatCameAfterTheLastSavepointOfThatName() {
		this.writes.beginning().completed(true);
		send(this.writes, "DELETE FROM a", true);
		this.writes.savepoint("s").completed(true);
		send(this.writes, "DELETE FROM b", true);
		this.writes.savepoint("s").completed(true);
		send(this.writes, "DELETE FROM c", true);
		send(this.writes, "DELETE FROM a", true);
		this.writes.rollingBackTo("s").completed(true);
		assertThat(sql(this.writes.written())).containsExactly("DELETE FROM a", "DELETE FROM b");
		this.writes.releasing("s").completed(true);
		this.writes.rollingBackTo("s").completed(true);
		assertThat(sql(this.writes.written())).containsExactly("DELETE FROM a");
		this.writes.rollingBackTo("unknown").completed(true);
		assertThat(this.writes.written()).hasSize(1);
	}

	@Test
	void rollingBackToWhenItFailsKeepsAll() {
		this.writes.beginning().completed(true);
		this.writes.savepoint("s").completed(true);
		send(this.writes, "DELETE FROM a", true);
		this.writes.rollingBackTo("s").failed(true);
		assertThat(this.writes.written()).hasSize(1);
	}

	@Test
	void committingWhenUnderWayStillShowsWrites() {
		this.writes.beginning().completed(true);
		send(this.writes, "DELETE FROM a", true);
		WriteEnding commit = this.writes.committing();
		assertThat(this.writes.written()).hasSize(1);
		assertThat(commit.isAwaited()).isTrue();
		assertThat(sql(commit.failed(true))).containsExactly("DELETE FROM a");
		assertThat(sql(commit.completed(false))).containsExactly("DELETE FROM a");
		assertThat(this.writes.written()).isEmpty();
	}

	@Test
	void beginningWhenWritesAreLeftTellsThem() {
		this.others.beginning().completed(true);
		send(this.others, "DELETE FROM a", true);
		assertThat(sql(this.others.beginning().completed(true))).containsExactly("DELETE FROM a");
		this.others.rollingBack(true).completed(false);
		assertThat(this.others.beginning().completed(true)).isEmpty();
	}

	@Test
	void beginningWhenCancelledTellsWritesAtOnceAndWithTheCommit() {
		this.others.beginning().failed(false);
		assertThat(sql(send(this.others, "DELETE FROM a", false))).containsExactly("DELETE FROM a");
		assertThat(sql(this.others.committing().completed(false))).containsExactly("DELETE FROM a");
	}

	@Test
	void sendingWhenSchemaChangeCommitsTellsWhatIsOpenAndAllThatFollows() {
		this.others.beginning().completed(true);
		assertThat(send(this.others, "DELETE FROM a", true)).isEmpty();
		assertThat(send(this.others, "CREATE TABLE b (id int)", true)).hasSize(2);
		assertThat(send(this.others, "DELETE FROM c", true)).hasSize(3);
		this.others.rollingBack(true).completed(false);
		assertThat(this.others.written()).isEmpty();
		this.writes.beginning().completed(true);
		assertThat(send(this.writes, "CREATE TABLE b (id int)", true)).isEmpty();
	}

	@Test
	void sendingWhenConnectionSaysTransactionIsOverTells() {
		this.writes.beginning().completed(true);
		assertThat(send(this.writes, "DELETE FROM a", true)).isEmpty();
		assertThat(sql(send(this.writes, "DELETE FROM b", false))).containsExactly("DELETE FROM a", "DELETE FROM b");
		assertThat(this.writes.written()).hasSize(2);
		assertThat(send(this.writes, "DELETE FROM c", false)).hasSize(3);
		assertThat(this.writes.written()).isEmpty();
	}

	@Test
	void rollingBackWhenConnectionSaysThereIsNoTransactionTells() {
		this.writes.beginning().completed(false);
		this.writes.sending("DELETE FROM a", null, false);
		assertThat(sql(this.writes.rollingBack(false).completed(false))).containsExactly("DELETE FROM a");
		assertThat(this.writes.written()).isEmpty();
	}

	@Test
	void rollingBackWhenUnderWayKeepsWhatIsSentMeanwhile() {
		this.writes.beginning().completed(true);
		send(this.writes, "DELETE FROM a", true);
		WriteEnding rollback = this.writes.rollingBack(true);
		WriteEnding next = this.writes.sending("DELETE FROM b", null, true);
		assertThat(next.isAwaited()).isTrue();
		assertThat(rollback.completed(false)).isEmpty();
		assertThat(sql(next.completed(false))).containsExactly("DELETE FROM b");
		assertThat(this.writes.written()).isEmpty();
	}

	@Test
	void rollingBackWhenItFailsKeepsAll() {
		this.writes.beginning().completed(true);
		send(this.writes, "DELETE FROM a", true);
		assertThat(this.writes.rollingBack(true).failed(true)).isEmpty();
		assertThat(this.writes.written()).hasSize(1);
	}

	@Test
	void sendingWhenOthersAreOnTheirWayTellsEachAtItsOwnEnd() {
		this.writes.beginning().failed(false);
		WriteEnding first = this.writes.sending("DELETE FROM a", null, false);
		WriteEnding second = this.writes.sending("DELETE FROM b", null, false);
		assertThat(sql(first.completed(false))).containsExactly("DELETE FROM a", "DELETE FROM b");
		assertThat(sql(second.completed(false))).containsExactly("DELETE FROM b");
	}

	@Test
	void textWhenControlsTransactionIsFollowed() {
		assertThat(send(this.others, "BEGIN", false)).isEmpty();
		assertThat(send(this.others, "DELETE FROM a", false)).isEmpty();
		assertThat(sql(send(this.others, "COMMIT", false))).containsExactly("DELETE FROM a");
		send(this.others, "START TRANSACTION", false);
		send(this.others, "DELETE FROM b", false);
		assertThat(send(this.others, "ROLLBACK", false)).isEmpty();
		assertThat(sql(send(this.others, "DELETE FROM c", false))).containsExactly("DELETE FROM c");
	}

	@Test
	void textWhenCommitFailsTellsAndKeeps() {
		send(this.others, "BEGIN", false);
		send(this.others, "DELETE FROM a", false);
		assertThat(sql(this.others.sending("COMMIT", null, false).failed(false))).containsExactly("DELETE FROM a");
		assertThat(this.others.written()).hasSize(1);
	}

	@Test
	void textWhenChainsTellsAllTheWay() {
		send(this.others, "BEGIN", false);
		send(this.others, "DELETE FROM a", false);
		assertThat(send(this.others, "COMMIT AND CHAIN", false)).hasSize(1);
		assertThat(send(this.others, "DELETE FROM b", false)).hasSize(2);
		assertThat(send(this.others, "COMMIT", false)).hasSize(2);
		assertThat(this.others.written()).isEmpty();
	}

	private static List<WrittenStatement> send(ConnectionWrites writes, String sql, boolean open) {
		return writes.sending(sql, null, open).completed(open);
	}

	private static List<String> sql(List<WrittenStatement> statements) {
		return statements.stream().map(WrittenStatement::sql).toList();
	}

}
