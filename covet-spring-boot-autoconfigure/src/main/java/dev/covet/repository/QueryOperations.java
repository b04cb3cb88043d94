package dev.covet.repository;

import dev.covet.query.QuerySet;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * What a {@link CovetRepository} can beyond Spring Data's repositories.
 */
interface QueryOperations<T> {

	QuerySet<T> query();

	<S extends T> Flux<S> saveAll(Iterable<S> entities);

	<S extends T> Flux<S> saveAll(Publisher<S> entities);

}
