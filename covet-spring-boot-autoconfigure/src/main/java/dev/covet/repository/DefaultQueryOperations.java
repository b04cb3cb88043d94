package dev.covet.repository;

import java.util.function.Supplier;

import dev.covet.Covet;
import dev.covet.query.QuerySet;

/**
 * The operations of one repository.
 */
final class DefaultQueryOperations<T> implements QueryOperations<T> {

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

}
