package dev.covet.benchmark;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What is written. The values depend on the position of the unit of work only, so that
 * all contenders write the same.
 */
final class Ledger {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456Z");

	private Ledger() {
	}

	// New events, without ids.
	static List<Event> events(long position) {
		return LongStream.range(position, position + Work.WRITTEN)
			.mapToObj((i) -> new Event(null, "event number " + i, (int) (i % 17), amount(i), START.plusSeconds(i)))
			.toList();
	}

	// All accounts, as they are to be stored.
	static List<Account> accounts(long position) {
		return LongStream.rangeClosed(1, Work.WRITTEN)
			.mapToObj((i) -> new Account(i, "owner " + i, amount(i + position), 0, START.plusSeconds(position)))
			.toList();
	}

	private static BigDecimal amount(long i) {
		return BigDecimal.valueOf(i * 7919 % 1_000_000, 2);
	}

	@Table("events")
	record Event(@Id @Nullable Long id, String name, int kind, BigDecimal amount, Instant happenedAt) {

		Event withId(Long id) {
			return new Event(id, this.name, this.kind, this.amount, this.happenedAt);
		}

	}

	@Table("accounts")
	record Account(@Id Long id, String owner, BigDecimal balance, int logins, Instant changedAt) {
	}

	/** Numbers over many posts. */
	record Totals(long posts, long views, double average) {
	}

}
