package dev.covet.actuate;

import dev.covet.pool.ConnectionTotal;
import dev.covet.pool.ServerLimit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of all instances, in the endpoint {@code covetpool}.
 *
 * @param instances the instances of the application
 * @param perInstance the most connections of one instance, all of its pools together
 * @param total the most connections of all instances
 * @param serverLimit the server's limit, {@code null} until it was read and for databases
 * of which it isn't known
 * @param serverReserved what the server keeps for administrators
 * @param available what is left for applications
 * @param fits whether the server takes them all, {@code null} if its limit is not known
 * @since 0.1.0
 */
public record ConnectionsDescriptor(int instances, int perInstance, int total, @Nullable Integer serverLimit,
		@Nullable Integer serverReserved, @Nullable Integer available, @Nullable Boolean fits) {

	static ConnectionsDescriptor of(ConnectionTotal total) {
		ServerLimit limit = total.limit();
		return (limit != null)
				? new ConnectionsDescriptor(total.instances(), total.perInstance(), total.total(),
						limit.maxConnections(), limit.reserved(), limit.available(), total.fits())
				: new ConnectionsDescriptor(total.instances(), total.perInstance(), total.total(), null, null, null,
						null);
	}

}
