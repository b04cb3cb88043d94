package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The objects of one statement while the application's callbacks work on them: values are
 * read with the row, and an object is made when those that it holds are finished. Used
 * only where the application has such callbacks.
 */
final class Drafts {

	private final List<Draft> drafts = new ArrayList<>();

	private final List<Known> shared = new ArrayList<>();

	void add(int node, Known known, Prepared prepared, Function<Object, Mono<Object>> finish) {
		this.drafts.add(new Draft(node, known, prepared, finish));
	}

	// An instance that another statement of the same query may be working on.
	void share(Known known) {
		this.shared.add(known);
	}

	// Make the objects, the inner ones first: nodes are numbered from the outside in.
	// Shared ones hold no others, so statements that wait for each other's get on.
	Mono<Void> finish() {
		this.drafts.sort(Comparator.comparingInt(Draft::node).reversed());
		return Flux.fromIterable(this.drafts)
			.concatMap(Draft::make)
			.thenMany(Flux.fromIterable(this.shared).concatMap(Known::ready))
			.then();
	}

	/**
	 * An object whose values are read.
	 *
	 * @param parts the objects among its values that are still to come
	 * @param assembly makes the object
	 */
	record Prepared(List<Known> parts, Supplier<Object> assembly) {
	}

	private record Draft(int node, Known known, Prepared prepared, Function<Object, Mono<Object>> finish) {

		Mono<Void> make() {
			Mono<Object> made = Mono.defer(() -> this.finish.apply(this.prepared.assembly().get()));
			Mono<Object> inTurn = this.prepared.parts().isEmpty() ? made
					: Flux.fromIterable(this.prepared.parts()).concatMap(Known::ready).then(made);
			return inTurn.doOnNext(this.known::set).then();
		}

	}

}
