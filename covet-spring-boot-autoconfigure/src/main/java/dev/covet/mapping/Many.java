package dev.covet.mapping;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A handle for the rows that belong to its owner: the other side of a foreign key
 * ({@link OneToMany}) or of a join table ({@link ManyToMany}).
 * <p>
 * It maps to no column and is ignored when its owner is written. Two handles are equal
 * when they are the same relation of the same owner, whether loaded or not.
 *
 * @param <T> the entity at the other end
 * @since 0.1.0
 */
public final class Many<T> extends Handle<T> {

	private final @Nullable Object owner;

	private volatile Map<String, List<?>> named = Map.of();

	Many(@Nullable RelationModel relation, @Nullable HandleLoader loader, @Nullable Object owner) {
		super(relation, loader);
		this.owner = owner;
	}

	private Many(List<T> entities) {
		super(List.copyOf(entities));
		this.owner = null;
	}

	/**
	 * A loaded handle of entities in memory. Nothing of it is written with its owner.
	 * @param entities the entities
	 * @param <T> their type
	 * @return a loaded handle
	 */
	public static <T> Many<T> of(List<T> entities) {
		return new Many<>(entities);
	}

	/**
	 * A handle for an owner that is about to be created, or that the application reads
	 * with a converter of its own: there a prefetch fills it.
	 * @param <T> the entity at the other end
	 * @return a handle that is not loaded and can't be
	 */
	public static <T> Many<T> none() {
		return new Many<>(null, null, null);
	}

	/**
	 * Return the entities.
	 * @return an unmodifiable list, empty when nothing belongs to the owner
	 * @throws RelationNotLoadedException when they are not loaded
	 */
	@SuppressWarnings("unchecked")
	public List<T> list() {
		List<T> entities = (List<T>) readContent();
		return (entities != null) ? entities : List.of();
	}

	/**
	 * Return entities that the query put beside the relation's content, under a name of
	 * its own ({@code QuerySet.as(String, …)}).
	 * @param name the name
	 * @return an unmodifiable list, empty when nothing matched
	 * @throws IllegalArgumentException when the query used no such name
	 */
	@SuppressWarnings("unchecked")
	public List<T> named(String name) {
		List<?> entities = this.named.get(name);
		if (entities == null) {
			throw new IllegalArgumentException(
					describe() + " has nothing under the name '" + name + "'; it has " + this.named.keySet());
		}
		read();
		return (List<T>) entities;
	}

	synchronized void fillNamed(String name, List<?> entities) {
		Map<String, List<?>> more = new HashMap<>(this.named);
		more.put(name, Collections.unmodifiableList(entities));
		this.named = more;
	}

	/**
	 * Load the entities, if they are not loaded yet. For how many siblings they are
	 * loaded at once is the query's fetch mode.
	 * @return the entities; {@link RelationNotLoadedException} when the fetch mode
	 * forbids it, or when this handle did not come from a query
	 */
	public Flux<T> load() {
		HandleLoader called = called();
		return Flux.defer(() -> loaded(called).thenMany(Flux.defer(() -> Flux.fromIterable(list()))));
	}

	@Override
	@Nullable Object key() {
		return this.owner;
	}

	@Override
	String describe() {
		RelationModel relation = relation();
		return (relation != null) ? relation + " of [" + this.owner + "]" : "Many";
	}

	@Override
	public boolean equals(@Nullable Object other) {
		if (this == other) {
			return true;
		}
		if (!(other instanceof Many<?> that) || relation() != that.relation()) {
			return false;
		}
		return (relation() != null) ? Objects.equals(this.owner, that.owner) : contentEquals(that);
	}

	private boolean contentEquals(Many<?> that) {
		return isLoaded() == that.isLoaded() && (!isLoaded() || list().equals(that.list()));
	}

	@Override
	public int hashCode() {
		return Objects.hash(relation(), this.owner);
	}

}
