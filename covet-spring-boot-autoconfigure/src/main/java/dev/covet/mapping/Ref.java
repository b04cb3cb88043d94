package dev.covet.mapping;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A handle for the one row that a foreign key points at, or for the one row that points
 * back at its owner ({@link OneToOne}).
 * <p>
 * As a component or field of an entity it maps to the foreign key column: a property
 * {@code author} to {@code author_id} under Spring Data's default naming strategy, or to
 * the name given by {@code @Column}. A null foreign key is an {@linkplain #isEmpty()
 * empty} handle. Two handles are equal when they point at the same id; two ends of a
 * {@link OneToOne} when they belong to the same owner, loaded or not.
 *
 * <pre class="code">
 * Post post = new Post(null, "Title", Ref.to(author), Ref.of(Category.class, 5L));
 * </pre>
 *
 * @param <T> the entity pointed at
 * @since 0.1.0
 */
public final class Ref<T> extends Handle<T> {

	private final @Nullable Class<?> type;

	private final @Nullable Object key;

	Ref(@Nullable RelationModel relation, @Nullable HandleLoader loader, @Nullable Class<?> type,
			@Nullable Object key) {
		super(relation, loader);
		this.type = type;
		this.key = key;
		if (key == null) {
			fill(null);
		}
	}

	Ref(RelationModel relation, HandleLoader loader) {
		super(relation, loader);
		this.type = relation.targetType();
		this.key = null;
	}

	private Ref(@Nullable Class<?> type, @Nullable Object entity) {
		super(entity);
		this.type = type;
		this.key = null;
	}

	/**
	 * Point at an entity that is in memory. The handle is loaded; its id is read from the
	 * entity whenever it is asked for.
	 * @param entity the entity to point at
	 * @param <T> its type
	 * @return a loaded handle
	 */
	public static <T> Ref<T> to(T entity) {
		return new Ref<>(entity.getClass(), entity);
	}

	/**
	 * Point at a row by its id, without looking whether it exists.
	 * @param type the entity's type
	 * @param id its id
	 * @param <T> its type
	 * @return a handle that is not loaded
	 */
	public static <T> Ref<T> of(Class<T> type, Object id) {
		return new Ref<>(null, null, type, Objects.requireNonNull(id, "id"));
	}

	/**
	 * Point at nothing: written as a null foreign key.
	 * @param <T> the entity that could have been pointed at
	 * @return the empty handle
	 */
	public static <T> Ref<T> empty() {
		return new Ref<>((Class<?>) null, null);
	}

	/**
	 * Return whether this handle points at nothing. The end of a {@link OneToOne} is
	 * known to be empty only once it is loaded.
	 * @return whether there is nothing at the other end
	 */
	public boolean isEmpty() {
		return isReverse() ? isLoaded() && content() == null : this.key == null && content() == null;
	}

	/**
	 * Return whether {@link #id()} can be told without a query.
	 * @return whether the id is known, {@code null} included
	 */
	public boolean isKnown() {
		return isLoaded() || (this.key != null && !isReverse());
	}

	/**
	 * Return the type of an entity's id.
	 * @param entity the entity's class
	 * @return the type of the property marked with {@code @Id}
	 * @throws InvalidMappingException when it has none
	 */
	public static Class<?> idType(Class<?> entity) {
		return EntityIds.type(entity);
	}

	/**
	 * Return the id pointed at.
	 * @return the id, or {@code null} when this handle is empty or points at an entity
	 * that has none yet
	 * @throws RelationNotLoadedException for the end of a {@link OneToOne} that is not
	 * loaded: its id is in the other table
	 */
	public @Nullable Object id() {
		if (this.key != null && !isReverse()) {
			RelationModel relation = relation();
			return (relation != null) ? relation.target().id(this.key) : this.key;
		}
		Object entity = content();
		return (entity != null) ? EntityIds.of(entity) : null;
	}

	/**
	 * Return the entity pointed at.
	 * @return the loaded entity
	 * @throws RelationNotLoadedException when it is not loaded
	 * @throws NoSuchElementException when the handle is empty, or the row is gone
	 */
	public T get() {
		return optional().orElseThrow(() -> new NoSuchElementException(describe() + " is empty"));
	}

	/**
	 * Return the entity pointed at, if there is one.
	 * @return the loaded entity, or nothing when the handle is empty or the row is gone
	 * @throws RelationNotLoadedException when it is not loaded
	 */
	@SuppressWarnings("unchecked")
	public Optional<T> optional() {
		return Optional.ofNullable((T) readContent());
	}

	/**
	 * Load the entity pointed at, if it is not loaded yet. How many siblings are loaded
	 * with it is the query's fetch mode.
	 * @return the entity, or an empty {@code Mono} when there is nothing at the other
	 * end; {@link RelationNotLoadedException} when the fetch mode forbids it, or when
	 * this handle did not come from a query
	 */
	public Mono<T> load() {
		HandleLoader called = called();
		return Mono.defer(() -> loaded(called).<T>then(Mono.empty())
			.switchIfEmpty(Mono.defer(() -> Mono.justOrEmpty(optional()))));
	}

	@Nullable Class<?> type() {
		return this.type;
	}

	@Override
	@Nullable Object key() {
		return this.key;
	}

	private boolean isReverse() {
		RelationModel relation = relation();
		return relation != null && relation.kind() == RelationModel.Kind.REVERSE_ONE;
	}

	@Override
	String describe() {
		RelationModel relation = relation();
		String target = (relation != null) ? relation.toString()
				: "Ref to " + ((this.type != null) ? this.type.getSimpleName() : "a row");
		return (this.key != null) ? target + " [" + this.key + "]" : target;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		if (this == other) {
			return true;
		}
		if (!(other instanceof Ref<?> that)) {
			return false;
		}
		if (isReverse() || that.isReverse()) {
			return relation() == that.relation() && Objects.equals(this.key, that.key);
		}
		return sameType(that) && sameEnd(that);
	}

	private boolean sameType(Ref<?> that) {
		return this.type == null || that.type == null || this.type == that.type;
	}

	private boolean sameEnd(Ref<?> that) {
		if (!isKnown() || !that.isKnown()) {
			return isKnown() == that.isKnown() && relation() == that.relation();
		}
		Object id = id();
		return (id != null) ? id.equals(that.id())
				: that.id() == null && Handles.contentOrNull(this) == Handles.contentOrNull(that);
	}

	@Override
	public int hashCode() {
		return isReverse() ? Objects.hashCode(this.key) : isKnown() ? Objects.hashCode(id()) : 0;
	}

}
