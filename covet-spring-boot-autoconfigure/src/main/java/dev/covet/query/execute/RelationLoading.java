package dev.covet.query.execute;

import java.util.List;

import dev.covet.mapping.Handle;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Plan;
import reactor.core.publisher.Mono;

/**
 * Loads a relation for several owners with one query.
 */
@FunctionalInterface
interface RelationLoading {

	Mono<Void> load(RelationModel relation, List<Handle<?>> handles, Plan.Options options);

}
