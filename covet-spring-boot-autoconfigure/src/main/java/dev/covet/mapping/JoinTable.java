package dev.covet.mapping;

import java.util.List;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * The table behind a {@link ManyToMany}.
 *
 * @param table its name
 * @param ownerColumns the columns that point at the owner, in the order of its id columns
 * @param targetColumns the columns that point at the other entity, in the order of its id
 * columns
 * @since 0.1.0
 */
public record JoinTable(SqlIdentifier table, List<SqlIdentifier> ownerColumns, List<SqlIdentifier> targetColumns) {
}
