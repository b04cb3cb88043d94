package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.covet.query.plan.AnnotatedRow;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How the rows of one shape are read: compiled once, used by every run.
 *
 * @param parentKey reads the key of the row's parent
 * @param root reads the object
 * @param keyed whether the id is read before the object, which is then found by it where
 * it was read before
 * @param prefetches how many relations wait for a prefetch
 * @param nodes how many objects a row holds
 * @param drafted whether the application's callbacks work on the objects after the rows
 * are read
 * @param terms reads what stands behind the object
 */
record Reading(KeyReader parentKey, NodeReader root, boolean keyed, int prefetches, int nodes, boolean drafted,
		TermSlots terms) {

	Result newResult(Session session) {
		return new Result(session, this.prefetches, this.nodes, this.drafted);
	}

	Object read(Readable row, Result result) {
		Object object = this.root.read(row, this.keyed ? this.root.key(row) : null, result);
		return this.terms.isEmpty() ? object : new AnnotatedRow(object, this.terms.read(row));
	}

	// The objects of the rows that were read, made and finished.
	Mono<List<Object>> finish(List<Object> objects, Result result) {
		return (result.drafts() != null)
				? result.drafts()
					.finish()
					.then(Mono.fromSupplier(() -> objects.stream().map(Reading::resolve).toList()))
				: Mono.just(objects);
	}

	private static @Nullable Object resolve(@Nullable Object read) {
		if (read instanceof AnnotatedRow row) {
			return new AnnotatedRow(Objects.requireNonNull(Known.resolve(row.entity())), row.values());
		}
		return Known.resolve(read);
	}

	// The same for objects in groups.
	Mono<Void> finish(Map<Object, List<Object>> groups, Result result) {
		return (result.drafts() != null)
				? result.drafts()
					.finish()
					.then(Mono.fromRunnable(() -> groups.values().forEach((group) -> group.replaceAll(Known::resolve))))
				: Mono.empty();
	}

	/** Read a row into the group of its parent. */
	Object readChild(Readable row, Result result, Map<Object, List<Object>> groups) {
		Object child = read(row, result);
		Object parent = this.parentKey.read(row);
		if (parent != null) {
			groups.computeIfAbsent(parent, (key) -> new ArrayList<>()).add(child);
		}
		return child;
	}

}
