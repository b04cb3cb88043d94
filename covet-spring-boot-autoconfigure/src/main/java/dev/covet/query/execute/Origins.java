package dev.covet.query.execute;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.statement.StatementOrigin;
import dev.covet.statement.StatementOrigin.Kind;

/**
 * The origins of statements: one for the queries of each entity, and one for each
 * relation.
 */
final class Origins {

	private final Map<EntityModel, StatementOrigin> queries = new ConcurrentHashMap<>();

	private final Map<RelationModel, StatementOrigin> relations = new ConcurrentHashMap<>();

	StatementOrigin query(EntityModel root) {
		return this.queries.computeIfAbsent(root,
				(model) -> StatementOrigin.of(Kind.QUERY, model.type().getSimpleName(), ""));
	}

	// Of a relation that is loaded for several owners at once, or for one alone.
	StatementOrigin relation(RelationModel relation) {
		return this.relations.computeIfAbsent(relation, (model) -> StatementOrigin.of(Kind.RELATION_OF_ONE,
				model.owner().type().getSimpleName(), model.name()));
	}

}
