package dev.covet.pool.r2dbc;

import java.util.function.BiPredicate;
import java.util.function.IntSupplier;

import dev.covet.pool.CloseReason;
import io.r2dbc.spi.Connection;
import reactor.pool.PooledRefMetadata;

/**
 * Says which connections that aren't in use are to be closed, and why.
 */
// Asked in the background, when a connection is given back and before one is handed out.
// The pool counts a connection no more before it asks for the next one.
final class Eviction implements BiPredicate<Connection, PooledRefMetadata> {

	private final PoolLimits limits;

	private final int size;

	private final IntSupplier allocated;

	Eviction(PoolLimits limits, int size, IntSupplier allocated) {
		this.limits = limits;
		this.size = size;
		this.allocated = allocated;
	}

	@Override
	public boolean test(Connection connection, PooledRefMetadata metadata) {
		Slot slot = (Slot) connection;
		if (slot.session().isOld(System.nanoTime())) {
			return slot.leaveFor(CloseReason.RECYCLED);
		}
		long idle = metadata.idleTime();
		if (this.limits.idle() != null && idle >= this.limits.idle().toMillis()) {
			return slot.leaveFor(CloseReason.IDLE);
		}
		return idle >= this.limits.overflowIdle().toMillis() && this.allocated.getAsInt() > this.size
				&& slot.leaveFor(CloseReason.OVERFLOW_IDLE);
	}

}
