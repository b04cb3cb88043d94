package dev.covet.actuate;

import dev.covet.pool.HeldConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection that has been held for long, in the endpoint {@code covetpool}.
 *
 * @param heldMillis how long
 * @param label the label of the query that asked for it
 * @param sql its last statement, literals masked
 * @param withoutStatementMillis how long ago that began
 * @since 0.1.0
 */
public record HeldDescriptor(long heldMillis, @Nullable String label, @Nullable String sql,
		long withoutStatementMillis) {

	static HeldDescriptor of(HeldConnection held) {
		return new HeldDescriptor(held.time().toMillis(), held.label(), held.sql(), held.idleFor().toMillis());
	}

}
