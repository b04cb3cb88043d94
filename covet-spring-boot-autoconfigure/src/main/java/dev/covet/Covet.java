package dev.covet;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.QuerySet;
import dev.covet.query.QuerySets;
import dev.covet.query.RawSql;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The front door: what an application injects.
 *
 * <pre class="code">
 * Mono&lt;User&gt; user = covet.objects(User.class).filter(where(User::email).eq(email)).get();
 * </pre>
 *
 * Thread-safe; its query sets run nothing before they are subscribed to.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public interface Covet {

	/**
	 * Return the query set of all rows of an entity.
	 * @param type the entity: a class or record that Spring Data maps to a table
	 * @param <T> the entity
	 * @return the query set
	 * @throws dev.covet.mapping.InvalidMappingException when the type is no entity
	 */
	<T> QuerySet<T> objects(Class<T> type);

	/**
	 * Begin a statement in SQL: the only way past the mapping. Its text is sent as it is,
	 * its values are bound.
	 * @param sql the text, with named parameters ({@code :name}) for all values
	 * @return the statement
	 * @see RawSql
	 */
	RawSql rawSql(String sql);

	/**
	 * Run something in a transaction: a new one, or, where one is under way, a savepoint
	 * in it. An error undoes what was written since its beginning. Everything inside
	 * joins it: Covet, repositories, templates and {@code DatabaseClient}; statements run
	 * on its one connection and in turn. The application's transaction manager is used.
	 * @param work what to run
	 * @param <R> what it emits
	 * @return its result, once the transaction is committed
	 */
	<R> Mono<R> inTransaction(Mono<R> work);

	/**
	 * Run something in a transaction, as {@link #inTransaction(Mono)} does.
	 * @param work what to run
	 * @param <R> what it emits
	 * @return what it emits, as it comes; it completes once the transaction is committed
	 */
	<R> Flux<R> inTransaction(Flux<R> work);

	/**
	 * Create a front door.
	 * @param querySets where its query sets begin
	 * @return the front door
	 */
	static Covet create(QuerySets querySets) {
		return new DefaultCovet(querySets);
	}

}
