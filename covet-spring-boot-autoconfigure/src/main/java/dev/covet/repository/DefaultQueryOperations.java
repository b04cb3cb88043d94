package dev.covet.repository;

import java.util.function.Supplier;

import dev.covet.Covet;
import dev.covet.query.QuerySet;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * The operations of one repository.
 */
final class DefaultQueryOperations<T> implements QueryOperations<T> {

	/** Rows that are held in memory while a publisher goes on. */
	private static final int BATCH = 10_000;

	private final Supplier<Covet> covet;

	private final Class<T> type;

	DefaultQueryOperations(Supplier<Covet> covet, Class<T> type) {
		this.covet = covet;
		this.type = type;
	}

	@Override
	public QuerySet<T> query() {
		return this.covet.get().objects(this.type);
	}

	@Override
	public <S extends T> Flux<S> saveAll(Iterable<S> entities) {
		return saved(entities);
	}

	@Override
	public <S extends T> Flux<S> saveAll(Publisher<S> entities) {
		return Flux.defer(() -> this.covet.get()
			.inTransaction(Flux.from(entities).buffer(BATCH).concatMap((batch) -> this.<S>saved(batch), 1)));
	}

	// What is stored of an entity has its class.
	@SuppressWarnings("unchecked")
	private <S extends T> Flux<S> saved(Iterable<S> entities) {
		return Flux.defer(() -> query().bulkSave(entities).flatMapIterable((all) -> all)).map((entity) -> (S) entity);
	}

}
