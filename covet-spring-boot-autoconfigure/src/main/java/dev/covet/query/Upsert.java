package dev.covet.query;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.covet.query.plan.RowLock;
import dev.covet.query.plan.WriteEngine;
import reactor.core.publisher.Mono;

import org.springframework.dao.DuplicateKeyException;

/**
 * Reads a row or creates it. Where others create it in between, the database refuses the
 * second, and what is there is read.
 */
final class Upsert<T> {

	// A row that is created by others and deleted again in between may be met more than
	// once, but not for ever.
	private static final int ATTEMPTS = 10;

	private final QuerySet<T> query;

	private final WriteEngine writes;

	Upsert(String verb, QuerySet<T> query, WriteEngine writes) {
		if (!QueryWrites.isWhole(query.state())) {
			throw new IllegalStateException(verb
					+ " is for the one row of the filter, which a limit, an offset or distinct rows could hide: leave them out");
		}
		this.query = query;
		this.writes = writes;
	}

	Mono<Stored<T>> getOrCreate(Supplier<? extends T> create) {
		return attempt(found(this.query.one()), found(again()), create, 1);
	}

	// What others have created in between. A transaction that keeps to what there was at
	// its first read sees it only by a lock, which is shared: those who came second hold
	// one on the key already, and none of them could get more.
	private Mono<T> again() {
		QuerySet<T> locked = new QuerySet<>(this.query.state().locked(RowLock.SHARE), this.query.engine());
		return this.query.one().switchIfEmpty(Mono.defer(() -> this.writes.inTransaction(locked.one())));
	}

	private static <T> Mono<Stored<T>> found(Mono<T> row) {
		return row.map((found) -> new Stored<>(found, false));
	}

	Mono<Stored<T>> updateOrCreate(UnaryOperator<T> change, Supplier<? extends T> create) {
		Mono<Stored<T>> changed = this.writes.inTransaction(this.query.forUpdate().one().flatMap((found) -> {
			T next = Objects.requireNonNull(change.apply(found), "the change returned null");
			return this.query.save(next).map((saved) -> new Stored<>(saved, false));
		}));
		return attempt(changed, changed, create, 1);
	}

	private Mono<Stored<T>> attempt(Mono<Stored<T>> existing, Mono<Stored<T>> again, Supplier<? extends T> create,
			int attempt) {
		return existing.switchIfEmpty(Mono.defer(() -> create(create)))
			.switchIfEmpty(Mono.defer(() -> (attempt < ATTEMPTS) ? attempt(again, again, create, attempt + 1) : Mono
				.error(() -> new DuplicateKeyException("A new " + this.query.state().model()
						+ " has a unique key that is taken by a row that the filter doesn't match: filter by that key"))));
	}

	@SuppressWarnings("unchecked")
	private Mono<Stored<T>> create(Supplier<? extends T> create) {
		Object entity = BulkPlans.requireEntity(this.query.state().model(), create.get());
		return this.writes.insertIfAbsent(this.query.state().model(), entity, this.query.state().options())
			.map((stored) -> new Stored<>((T) stored, true));
	}

}
