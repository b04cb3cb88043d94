package dev.covet.query.execute;

import java.util.List;

import dev.covet.mapping.Handle;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Plan;
import dev.covet.statement.StatementOrigin;
import reactor.core.publisher.Mono;

/**
 * Loads a relation for several owners with one query.
 */
interface RelationLoading {

	StatementOrigin origin(RelationModel relation);

	Mono<Void> load(RelationModel relation, List<Handle<?>> handles, Plan.Options options);

}
