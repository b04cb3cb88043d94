package dev.covet.query.write;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.BulkInsert;
import dev.covet.query.plan.BulkUpdate;
import dev.covet.query.plan.Conflict;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Write;
import dev.covet.query.plan.WriteEngine;
import dev.covet.query.sql.BulkStyle;
import dev.covet.query.sql.SqlDialect;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;

/**
 * Writes on R2DBC: single entities by the application's template, many by statements of
 * their own.
 */
final class R2dbcWriteEngine implements WriteEngine {

	private final WriteSettings settings;

	private final RowStatements statements;

	private final Transactions transactions;

	private final SingleWrites singles;

	private final Map<EntityModel, Inserter> inserters = new ConcurrentHashMap<>();

	private final Map<EntityModel, Updater> updaters = new ConcurrentHashMap<>();

	R2dbcWriteEngine(WriteSettings settings, RowStatements statements, Transactions transactions,
			SingleWrites singles) {
		this.settings = settings;
		this.statements = statements;
		this.transactions = transactions;
		this.singles = singles;
	}

	private R2dbcEntityTemplate template() {
		return this.settings.template().get();
	}

	private EntityWriter writer(EntityModel model) {
		return new EntityWriter(model, template(), this.settings.callbacks().get());
	}

	private Inserter inserter(EntityModel model) {
		return this.inserters.computeIfAbsent(model,
				(key) -> new Inserter(writer(key), this.statements,
						new StoredValues(key, false, template().getConverter()),
						new StoredValues(key, true, template().getConverter()), this.settings.handles()));
	}

	private Updater updater(EntityModel model) {
		return this.updaters.computeIfAbsent(model,
				(key) -> new Updater(writer(key), this.statements, this.settings.handles()));
	}

	@Override
	public Mono<Object> insert(Object entity, Plan.Options options) {
		return WriteOptions.apply(this.singles.insert(entity), options);
	}

	@Override
	public Mono<Object> save(EntityModel root, Object entity, Plan.Options options) {
		return WriteOptions.apply(this.singles.save(root, entity), options);
	}

	@Override
	public Mono<Object> insertIfAbsent(EntityModel root, Object entity, Plan.Options options) {
		if (!this.statements.dialect().ignoresAnyConflict()) {
			return WriteOptions.apply(this.transactions.nest(this.singles.insert(entity))
				.onErrorResume(DuplicateKeyException.class, (ex) -> Mono.empty()), options);
		}
		return WriteOptions.apply(Mono.defer(() -> {
			Inserter inserter = inserter(root);
			BulkInsert plan = new BulkInsert(root, Conflict.RAISE, 1, false);
			return rows(inserter, List.of(entity))
				.flatMap((rows) -> inserter.storeIfAbsent(inserter.split(rows, plan).get(0)));
		}), options);
	}

	@Override
	public Mono<List<Object>> insertAll(BulkInsert plan, List<?> entities, Plan.Options options) {
		if (!plan.chunked()) {
			return WriteOptions.apply(insertTogether(plan, entities), options);
		}
		return WriteOptions.apply(Flux.fromIterable(entities)
			.buffer(plan.batchSize())
			.concatMap((part) -> insertTogether(plan, part), 1)
			.flatMapIterable((part) -> part)
			.collectList(), options);
	}

	private Mono<List<Object>> insertTogether(BulkInsert plan, List<?> entities) {
		return Mono.defer(() -> {
			Inserter inserter = inserter(plan.root());
			@Nullable Object[] result = new @Nullable Object[entities.size()];
			Mono<List<NewRows>> split = rows(inserter, entities).map((rows) -> inserter.split(rows, plan));
			return together(inserter.writer(), split,
					(part) -> inserter.store(part, plan.conflict(), result).thenReturn(0L))
				.then(Mono.fromSupplier(() -> Inserter.list(result)));
		});
	}

	@Override
	public Mono<Long> insertAll(BulkInsert plan, Publisher<?> entities, Plan.Options options) {
		SqlDialect dialect = this.statements.dialect();
		if (plan.conflict().kind() != Conflict.Kind.RAISE && dialect.bulkStyle() == BulkStyle.DUPLICATE_KEY) {
			return Mono.error(() -> new UnsupportedOperationException(dialect.name()
					+ " does not tell how many rows a conflict left out or changed: use bulkCreate with a list"));
		}
		Mono<Long> rows = Flux.from(entities)
			.buffer(plan.batchSize())
			.concatMap((batch) -> insertBatch(inserter(plan.root()), plan, batch), 1)
			.reduce(0L, Long::sum);
		return WriteOptions.apply(plan.chunked() ? rows : this.transactions.nest(rows), options);
	}

	private Mono<Long> insertBatch(Inserter inserter, BulkInsert plan, List<?> batch) {
		Mono<List<NewRows>> split = rows(inserter, batch).map((rows) -> inserter.split(rows, plan));
		@Nullable Object[] result = new @Nullable Object[batch.size()];
		Function<NewRows, Mono<Long>> statement = (inserter.writer().runsAfterSave()
				&& plan.conflict().kind() != Conflict.Kind.IGNORE)
						? (part) -> inserter.store(part, plan.conflict(), result)
							.thenReturn((long) part.sources().size())
						: (part) -> inserter.count(part, plan.conflict());
		return plan.chunked() ? together(inserter.writer(), split, statement)
				: split.flatMap((parts) -> inTurn(parts, statement, true));
	}

	private Mono<List<EntityRow>> rows(Inserter inserter, List<?> entities) {
		return Mono.defer(() -> {
			entities
				.forEach((entity) -> this.settings.partialReads().check(entity, inserter.writer().model().columns()));
			return inserter.writer().newRows(entities);
		});
	}

	@Override
	public Mono<Updated> updateAll(BulkUpdate plan, List<?> entities, Plan.Options options) {
		return WriteOptions.apply(Mono.defer(() -> {
			Updater updater = updater(plan.root());
			entities.forEach((entity) -> this.settings.partialReads()
				.check(entity, plan.columns().isEmpty() ? plan.root().columns() : plan.columns()));
			boolean whole = updater.isVersioned() || updater.writer().hasCallbacks();
			Mono<Updated> updated = updater.writer()
				.changedRows(entities, updater.needed(plan))
				.flatMap((rows) -> update(updater, rows, plan, whole));
			return whole ? this.transactions.nest(updated) : updated;
		}), options);
	}

	private Mono<Updated> update(Updater updater, List<EntityRow> rows, BulkUpdate plan, boolean together) {
		List<RowBatch> parts = updater.split(rows, plan);
		int written = parts.stream().mapToInt((part) -> part.rows().size()).sum();
		return inTurn(parts, updater::store, together).flatMap(
				(found) -> updater.finish(rows).map((stored) -> new Updated(stored, found + rows.size() - written)));
	}

	// Several statements are one transaction, together with the application's callbacks.
	// In
	// a transaction that is there they are a savepoint: who handles an error goes on with
	// none of it.
	private <P> Mono<Long> together(EntityWriter writer, Mono<List<P>> parts, Function<P, Mono<Long>> statement) {
		Mono<Long> all = parts.flatMap((list) -> inTurn(list, statement, writer.hasCallbacks()));
		return writer.hasCallbacks() ? this.transactions.nest(all) : all;
	}

	private <P> Mono<Long> inTurn(List<P> parts, Function<P, Mono<Long>> statement, boolean together) {
		Mono<Long> sum = Flux.fromIterable(parts).concatMap(statement, 1).reduce(0L, Long::sum);
		return (parts.size() > 1 && !together) ? this.transactions.nest(sum) : sum;
	}

	@Override
	public Mono<Long> execute(Write write, Plan.Options options) {
		return WriteOptions.apply(this.statements.count(write), options);
	}

	@Override
	public <R> Mono<R> inTransaction(Mono<R> work) {
		return this.transactions.nest(work);
	}

	@Override
	public <R> Flux<R> inTransaction(Flux<R> work) {
		return this.transactions.nest(work);
	}

}
