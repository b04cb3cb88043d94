package dev.covet.repository;

import dev.covet.query.QuerySet;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;

/**
 * A repository that begins query sets. Found and made by Spring Data as any other, with
 * its derived queries, {@code @Query} methods and fragments.
 *
 * <pre class="code">
 * interface Posts extends CovetRepository&lt;Post, Long&gt; {
 * }
 *
 * Flux&lt;Post&gt; popular = posts.query().filter(where(Post::views).gt(1000L)).all();
 * </pre>
 *
 * Thread-safe.
 *
 * @param <T> the entity
 * @param <ID> the type of its id
 * @since 0.1.0
 */
@NoRepositoryBean
public interface CovetRepository<T, ID> extends ReactiveCrudRepository<T, ID> {

	/**
	 * Return the query set of all rows of the entity, as {@code Covet.objects} does.
	 * Nothing runs before one of its results is subscribed to.
	 * @return the query set
	 */
	QuerySet<T> query();

	/**
	 * Save entities as bulk operations: new ones are inserted and others updated by a few
	 * statements, all in one transaction. Unlike a plain repository's, it refuses a
	 * stored entity that is given twice: which of the two would be the row?
	 * @param entities the entities
	 * @return the entities as they were stored, in the same order
	 * @see QuerySet#bulkSave
	 */
	@Override
	<S extends T> Flux<S> saveAll(Iterable<S> entities);

	/**
	 * Save entities as they come, batch by batch, as bulk operations in one transaction.
	 * Each batch is emitted when it is stored; what follows may still fail, and then
	 * nothing is. The transaction is open as long as the publisher takes. A query that
	 * the publisher runs itself shares its connection and must have ended before the next
	 * entity. {@code saveAll(findAll().map(…))} has not where there are more than the
	 * 10,000 rows of a batch, and waits for ever: {@code query().all()} has read its rows
	 * before the first is emitted. A stored entity that is given twice in a batch is
	 * refused.
	 * @param entities the entities
	 * @return the entities as they were stored, in the same order
	 * @see QuerySet#bulkSave
	 */
	@Override
	<S extends T> Flux<S> saveAll(Publisher<S> entities);

}
