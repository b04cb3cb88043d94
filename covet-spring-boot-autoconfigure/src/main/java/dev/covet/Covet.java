package dev.covet;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.QuerySet;
import dev.covet.query.QuerySets;

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
	 * Create a front door.
	 * @param querySets where its query sets begin
	 * @return the front door
	 */
	static Covet create(QuerySets querySets) {
		return querySets::of;
	}

}
