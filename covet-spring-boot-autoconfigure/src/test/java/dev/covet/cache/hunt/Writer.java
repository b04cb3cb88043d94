package dev.covet.cache.hunt;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.Lock;

import reactor.core.publisher.Mono;

/**
 * Writes to rows at random: most are committed, some are rolled back, as a whole or to a
 * savepoint.
 */
final class Writer {

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private final HuntNode node;

	private final Ledger ledger;

	private final Lock[] rows;

	private final Random random;

	Writer(HuntNode node, Ledger ledger, Lock[] rows, Random random) {
		this.node = node;
		this.ledger = ledger;
		this.rows = rows;
		this.random = random;
	}

	void write() {
		int row = this.random.nextInt(Ledger.ROWS);
		Way way = Way.values()[this.random.nextInt(Way.values().length)];
		this.rows[row].lock();
		try {
			switch (this.random.nextInt(5)) {
				case 0 -> rollBack(way, row);
				case 1 -> rollBackToSavepoint(way, row);
				case 2 -> commit(way, row);
				default -> write(way, row);
			}
		}
		finally {
			this.rows[row].unlock();
		}
	}

	private void write(Way way, int row) {
		long number = this.ledger.next(way);
		way.write(this.node, id(row), number).block(LONGEST);
		this.ledger.ended(this.node.number(), row, number);
	}

	private void commit(Way way, int row) {
		long number = this.ledger.next(way + " in a transaction");
		way.writeInTransaction(this.node, id(row), number, (item) -> expect(way, item, number)).block(LONGEST);
		this.ledger.ended(this.node.number(), row, number);
	}

	private void rollBack(Way way, int row) {
		long number = this.ledger.nextThatIsRolledBack(way);
		this.node.covet()
			.inTransaction(way.writeInTransaction(this.node, id(row), number, (item) -> expect(way, item, number))
				.then(Mono.error(new Intended())))
			.onErrorResume(Intended.class, (ex) -> Mono.empty())
			.block(LONGEST);
	}

	private void rollBackToSavepoint(Way way, int row) {
		long undone = this.ledger.nextThatIsRolledBack(way + " to a savepoint");
		long number = this.ledger.next(way + " after a savepoint");
		Mono<Void> savepoint = this.node.covet()
			.inTransaction(way.write(this.node, id(row), undone).then(Mono.<Void>error(new Intended())))
			.onErrorResume(Intended.class, (ex) -> Mono.empty());
		this.node.covet().inTransaction(savepoint.then(way.write(this.node, id(row), number))).block(LONGEST);
		this.ledger.ended(this.node.number(), row, number);
	}

	private void expect(Way way, Item item, long number) {
		if (item.version() != number) {
			this.ledger.violation("%s: a transaction that wrote %d read %d".formatted(way, number, item.version()));
		}
	}

	private static long id(int row) {
		return row + 1;
	}

	/**
	 * Makes a transaction end without its writes.
	 */
	private static final class Intended extends RuntimeException {

	}

}
