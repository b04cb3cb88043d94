package dev.covet.actuate;

import java.util.List;

import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheRegions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * The endpoint {@code covetcache}: what happened in each cache and tier, what that says,
 * and with {@code DELETE} a way to empty one or all. Reading is allowed once it is
 * exposed; emptying needs {@code management.endpoint.covetcache.access=unrestricted}.
 * Keys and values are never shown.
 *
 * @since 0.1.0
 */
@Endpoint(id = "covetcache", defaultAccess = Access.READ_ONLY)
public final class CovetCacheEndpoint {

	private final CacheRegions regions;

	/**
	 * Create the endpoint.
	 * @param regions the caches
	 */
	public CovetCacheEndpoint(CacheRegions regions) {
		this.regions = regions;
	}

	/**
	 * Return how the caches stand.
	 * @return a description of each cache, by name
	 */
	@ReadOperation
	public CachesDescriptor caches() {
		return new CachesDescriptor(this.regions.statistics().stream().map(CacheDescriptor::of).toList());
	}

	/**
	 * Return how one cache stands.
	 * @param name its name
	 * @return its description, {@code null} for an unknown name, which is a 404
	 */
	@ReadOperation
	public @Nullable CacheDescriptor cache(@Selector String name) {
		return caches().caches().stream().filter((cache) -> cache.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * Empty all caches, on all nodes.
	 * @return completes when they are empty
	 */
	@DeleteOperation
	public Mono<Void> clear() {
		return Flux.fromIterable(this.regions.regions()).concatMap(CacheRegion::clear).then();
	}

	/**
	 * Empty one cache, on all nodes.
	 * @param name its name
	 * @return status 204 when it is empty, 404 for an unknown name
	 */
	@DeleteOperation
	public Mono<WebEndpointResponse<Void>> clear(@Selector String name) {
		return Flux.fromIterable(this.regions.regions())
			.filter((region) -> region.getName().equals(name))
			.concatMap((region) -> region.clear().thenReturn(WebEndpointResponse.STATUS_NO_CONTENT))
			.next()
			.defaultIfEmpty(WebEndpointResponse.STATUS_NOT_FOUND)
			.map(WebEndpointResponse<Void>::new);
	}

	/**
	 * All caches.
	 *
	 * @param caches each cache
	 */
	public record CachesDescriptor(List<CacheDescriptor> caches) {
	}

}
