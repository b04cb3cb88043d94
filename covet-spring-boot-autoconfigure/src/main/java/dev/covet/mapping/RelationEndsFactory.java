package dev.covet.mapping;

import java.util.Arrays;
import java.util.List;

import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Finds the columns on both sides of a relation, and says what is wrong where there are
 * none.
 */
final class RelationEndsFactory {

	private final EntityModels models;

	private final EntityModel owner;

	RelationEndsFactory(EntityModels models, EntityModel owner) {
		this.models = models;
		this.owner = owner;
	}

	RelationEnds toOne(RelationalPersistentProperty property, Class<?> target, String by) {
		return new RelationEnds(() -> this.models.of(target), () -> foreignKey(property, target, by),
				() -> this.models.of(target).idColumns(), () -> null);
	}

	private List<ColumnModel> foreignKey(RelationalPersistentProperty property, Class<?> target, String by) {
		List<ColumnModel> columns = this.owner.columnsOf(by);
		int expected = this.models.of(target).idColumns().size();
		if (columns.isEmpty()) {
			throw invalid(property, "is kept by '" + by + "', which is no property of " + this.owner,
					"Name the property that holds the key in @ManyToOne(by = …).");
		}
		if (columns.size() != expected) {
			throw invalid(property,
					"points at %s, whose id has %d columns, by %d".formatted(target.getSimpleName(), expected,
							columns.size()),
					"Keep a composite key in an @Embedded property and name that in @ManyToOne(by = …).");
		}
		return columns;
	}

	RelationEnds mappedBy(RelationalPersistentProperty property, Class<?> target, String mappedBy) {
		return new RelationEnds(() -> this.models.of(target), this.owner::idColumns,
				() -> backReference(property, this.models.of(target), mappedBy), () -> null);
	}

	private List<ColumnModel> backReference(RelationalPersistentProperty property, EntityModel target,
			String mappedBy) {
		RelationModel back = target.relation(mappedBy);
		List<ColumnModel> columns = (back != null) ? back.localColumns() : target.columnsOf(mappedBy);
		if (columns.isEmpty() || (back != null && back.kind() != RelationModel.Kind.TO_ONE)) {
			throw invalid(property, "is mapped by '" + mappedBy + "', which is no foreign key of " + target.type(),
					"Name the property of " + target + " that points back at " + this.owner + ".");
		}
		if (back != null && !back.targetType().isAssignableFrom(this.owner.type())) {
			throw invalid(property, "is mapped by " + back + ", which points at " + back.targetType().getSimpleName(),
					"Name the property of " + target + " that points back at " + this.owner + ".");
		}
		if (columns.size() != this.owner.idColumns().size()) {
			throw invalid(property, "is mapped by " + columns.size() + " columns, but the id of " + this.owner + " has "
					+ this.owner.idColumns().size(), "Name a property that holds the whole key.");
		}
		return columns;
	}

	RelationEnds manyToMany(RelationalPersistentProperty property, Class<?> target, ManyToMany annotation) {
		return new RelationEnds(() -> this.models.of(target), this.owner::idColumns,
				() -> this.models.of(target).idColumns(), () -> joinTable(property, target, annotation));
	}

	private JoinTable joinTable(RelationalPersistentProperty property, Class<?> target, ManyToMany annotation) {
		if (annotation.joinTable().isBlank()) {
			throw invalid(property, "names no join table", "Name it in @ManyToMany(joinTable = …).");
		}
		List<SqlIdentifier> own = joinColumns(property, this.owner, annotation.joinColumn(), "joinColumn");
		List<SqlIdentifier> inverse = joinColumns(property, this.models.of(target), annotation.inverseJoinColumn(),
				"inverseJoinColumn");
		if (own.equals(inverse)) {
			throw invalid(property, "uses " + own + " of " + annotation.joinTable() + " for both sides",
					"Name joinColumn and inverseJoinColumn.");
		}
		return new JoinTable(table(annotation.joinTable()), own, inverse);
	}

	private SqlIdentifier table(String name) {
		SqlIdentifier ownTable = this.owner.table();
		SqlIdentifier table = identifier(name);
		if (ownTable.equals(this.owner.entity().getTableName())) {
			return table;
		}
		SqlIdentifier schema = ownTable.iterator().next();
		return SqlIdentifier.from(schema, table);
	}

	private List<SqlIdentifier> joinColumns(RelationalPersistentProperty property, EntityModel side, String[] names,
			String attribute) {
		int expected = side.idColumns().size();
		if (names.length == 0 && expected == 1) {
			return List
				.of(new ReferenceIdentifier(this.models.naming().column(side.type()), this.models.isForceQuote()));
		}
		if (names.length != expected) {
			throw invalid(property, "names " + names.length + " columns as " + attribute + ", but the id of " + side
					+ " has " + expected, "Name one column for each.");
		}
		return Arrays.stream(names).map(this::identifier).toList();
	}

	private SqlIdentifier identifier(String name) {
		return this.models.isForceQuote() ? SqlIdentifier.quoted(name) : SqlIdentifier.unquoted(name);
	}

	private InvalidMappingException invalid(RelationalPersistentProperty property, String problem, String remedy) {
		return new InvalidMappingException(this.owner.type(), property.getName(), problem, remedy);
	}

}
