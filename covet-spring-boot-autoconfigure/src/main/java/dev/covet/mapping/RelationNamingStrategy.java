package dev.covet.mapping;

import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * A naming strategy that names the column of a {@link Ref} as a foreign key and leaves
 * all else to another strategy. Covet puts it around the application's own; who makes a
 * mapping context by hand does it there.
 *
 * @since 0.1.0
 */
public final class RelationNamingStrategy implements NamingStrategy {

	private final NamingStrategy delegate;

	private final ReferenceNaming references;

	/**
	 * Create a strategy around another.
	 * @param delegate names everything but foreign keys
	 */
	public RelationNamingStrategy(NamingStrategy delegate) {
		this.delegate = delegate;
		this.references = new ReferenceNaming(delegate);
	}

	@Override
	public String getSchema() {
		return this.delegate.getSchema();
	}

	@Override
	public String getTableName(Class<?> type) {
		return this.delegate.getTableName(type);
	}

	@Override
	public String getColumnName(RelationalPersistentProperty property) {
		return (property.getType() == Ref.class) ? this.references.column(property)
				: this.delegate.getColumnName(property);
	}

	@Override
	public String getReverseColumnName(RelationalPersistentProperty property) {
		return this.delegate.getReverseColumnName(property);
	}

	@Override
	public String getReverseColumnName(RelationalPersistentEntity<?> owner) {
		return this.delegate.getReverseColumnName(owner);
	}

	@Override
	public String getKeyColumn(RelationalPersistentProperty property) {
		return this.delegate.getKeyColumn(property);
	}

}
