package dev.covet.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.data.util.Lazy;

/**
 * An entity as Covet sees it: Spring Data's mapping, its columns laid out flat, and its
 * relations. Immutable, one instance for a type and mapping context.
 *
 * @since 0.1.0
 */
public final class EntityModel {

	private final RelationalPersistentEntity<?> entity;

	private final boolean readWhole;

	private final boolean uncached;

	private final Map<String, ColumnModel> columnsByName = new LinkedHashMap<>();

	private final List<ColumnModel> columns;

	private final List<ColumnModel> idColumns;

	private final @Nullable EmbeddedId embeddedId;

	private final Map<String, RelationModel> relations;

	private final Lazy<List<IndexModel>> indexes = Lazy.of(() -> new IndexScanner(this).scan());

	EntityModel(RelationalPersistentEntity<?> entity, boolean readWhole, EntityModels models) {
		this.entity = entity;
		this.readWhole = readWhole;
		this.uncached = AnnotatedElementUtils.hasAnnotation(entity.getType(), Uncached.class);
		this.relations = new RelationScanner(models, this).scan();
		List<ColumnModel> id = new ArrayList<>();
		addColumns("", entity, false, models, id);
		this.columns = List.copyOf(this.columnsByName.values());
		this.idColumns = List.copyOf(id);
		RelationalPersistentProperty idProperty = entity.getIdProperty();
		this.embeddedId = (idProperty != null && idProperty.isEmbedded())
				? new EmbeddedId(models, idProperty, this.idColumns) : null;
	}

	private void addColumns(String prefix, RelationalPersistentEntity<?> source, boolean inId, EntityModels models,
			List<ColumnModel> idColumns) {
		for (RelationalPersistentProperty property : source) {
			boolean isId = inId || property.isIdProperty();
			String name = prefix + property.getName();
			if (property.isEmbedded()) {
				addColumns(name + ".", models.embedded(property), isId, models, idColumns);
			}
			else if (isStored(property)) {
				RelationModel relation = prefix.isEmpty() ? this.relations.get(name) : null;
				ColumnModel column = new ColumnModel(this, name, property,
						(relation != null) ? () -> relation.remoteColumns().get(0) : null);
				this.columnsByName.put(name, column);
				if (isId) {
					idColumns.add(column);
				}
			}
		}
	}

	private static boolean isStored(RelationalPersistentProperty property) {
		return !property.isEntity() || Handle.class.isAssignableFrom(property.getType());
	}

	/**
	 * Return the entity's class.
	 * @return its class
	 */
	public Class<?> type() {
		return this.entity.getType();
	}

	/**
	 * Return Spring Data's view of the entity.
	 * @return the persistent entity
	 */
	public RelationalPersistentEntity<?> entity() {
		return this.entity;
	}

	/**
	 * Return the table, with its schema where one is mapped.
	 * @return its identifier
	 */
	public SqlIdentifier table() {
		return this.entity.getQualifiedTableName();
	}

	/**
	 * Return whether the application reads its rows with a converter of its own
	 * ({@code Converter<Row, T>}), which needs the row as it is: such an entity is never
	 * joined and never read in part.
	 * @return whether a converter reads the whole row
	 */
	public boolean isReadWhole() {
		return this.readWhole;
	}

	/**
	 * Return whether its rows may be kept in a cache.
	 * @return whether it is not {@link Uncached}
	 */
	public boolean isCacheable() {
		return !this.uncached;
	}

	/**
	 * Return all columns in the order of the properties.
	 * @return its columns
	 */
	public List<ColumnModel> columns() {
		return this.columns;
	}

	/**
	 * Return the columns that are read one by one to make an object: all, or the keys
	 * where the application converts the row, which is then read as it is too.
	 * @return the columns in the order of the properties
	 */
	public List<ColumnModel> readColumns() {
		if (!this.readWhole) {
			return this.columns;
		}
		Set<ColumnModel> keys = new LinkedHashSet<>(this.idColumns);
		relations().forEach((relation) -> keys.addAll(relation.localColumns()));
		return List.copyOf(keys);
	}

	/**
	 * Return the columns of the id.
	 * @return one column, several for a composite id, none for a type without an id
	 */
	public List<ColumnModel> idColumns() {
		return this.idColumns;
	}

	/**
	 * Return whether the id is an object of its own, kept in an {@code @Embedded}
	 * property.
	 * @return whether it is made of the id's columns
	 */
	public boolean isIdEmbedded() {
		return this.embeddedId != null;
	}

	/**
	 * Return the id that a row of the table has.
	 * @param key the value of the id's column, or the list of those of several
	 * @return the id, the key object for a list
	 */
	public Object id(Object key) {
		return (this.embeddedId != null && key instanceof List<?> parts) ? this.embeddedId.of(parts) : key;
	}

	/**
	 * Return its relations in the order of the properties.
	 * @return its relations
	 */
	public Collection<RelationModel> relations() {
		return this.relations.values();
	}

	/**
	 * Find a column by the name of its property.
	 * @param name the name, dotted inside an embedded property
	 * @return the column, or {@code null}
	 */
	public @Nullable ColumnModel column(String name) {
		return this.columnsByName.get(name);
	}

	/**
	 * Find the columns of a property: one, or several for an embedded one.
	 * @param name the name of a property
	 * @return its columns, none when there is no such property
	 */
	public List<ColumnModel> columnsOf(String name) {
		ColumnModel column = this.columnsByName.get(name);
		if (column != null) {
			return List.of(column);
		}
		String prefix = name + ".";
		return this.columns.stream().filter((candidate) -> candidate.name().startsWith(prefix)).toList();
	}

	/**
	 * Find a relation by the name of its property.
	 * @param name the name
	 * @return the relation, or {@code null}
	 */
	public @Nullable RelationModel relation(String name) {
		return this.relations.get(name);
	}

	/**
	 * Return whether an entity is not stored yet, by Spring Data's own rule:
	 * {@code Persistable}, the version, the id.
	 * @param object the entity
	 * @return whether it is new
	 */
	@SuppressWarnings("unchecked")
	public boolean isNew(Object object) {
		return ((PersistentEntity<Object, ?>) this.entity).isNew(object);
	}

	/**
	 * Return the indexes that the entity declares.
	 * @return its indexes in the order of their declaration
	 * @throws InvalidMappingException when one of them can't be
	 * @see Index
	 */
	public List<IndexModel> indexes() {
		return this.indexes.get();
	}

	/**
	 * Return the error for a name that leads nowhere.
	 * @param name the name that was asked for
	 * @return an exception that lists what there is
	 */
	public UnknownPropertyException unknown(String name) {
		Set<String> known = new LinkedHashSet<>(this.columnsByName.keySet());
		known.addAll(this.relations.keySet());
		return new UnknownPropertyException(type(), name, known);
	}

	@Override
	public String toString() {
		return type().getSimpleName();
	}

}
