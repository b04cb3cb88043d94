package dev.covet.query;

import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.Predicate.Operator;
import dev.covet.query.plan.WriteEngine;
import reactor.core.publisher.Mono;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Deletes the row of one entity.
 */
final class EntityDeletion {

	private EntityDeletion() {
	}

	static Mono<Void> delete(QueryState query, Object entity, WriteEngine writes) {
		EntityModel model = query.model();
		QueryState row = IdFilter.eq(new QueryState(model, query.options()), entity);
		RelationalPersistentProperty version = model.entity().getVersionProperty();
		if (version == null) {
			return writes.execute(QueryWrites.delete(row), query.options()).then();
		}
		Object current = model.entity().getPropertyAccessor(entity).getProperty(version);
		ValueTest test = (current != null) ? new ValueTest.Compared(Operator.EQ, current) : new ValueTest.Absent(false);
		QueryState exact = row.filtered(List.of(new ValueClause(List.of(version.getName()), test)), Columns.NONE);
		return writes.execute(QueryWrites.delete(exact), query.options())
			.flatMap((rows) -> (rows > 0) ? Mono.empty()
					: Mono.error(() -> new OptimisticLockingFailureException(
							"%s with id %s is gone or has another version than %s: read it again".formatted(model,
									model.entity().getIdentifierAccessor(entity).getIdentifier(), current))));
	}

}
