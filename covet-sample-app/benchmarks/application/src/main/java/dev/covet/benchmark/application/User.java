package dev.covet.benchmark.application;

import java.math.BigDecimal;
import java.time.Instant;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of the table that the benchmarks fill.
 */
@Table("users")
record User(@Id Long id, String name, String email, boolean active, BigDecimal reputation, int logins,
		Instant createdAt, Instant lastSeenAt) {
}
