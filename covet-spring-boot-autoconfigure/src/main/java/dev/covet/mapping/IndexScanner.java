package dev.covet.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.domain.Sort;
import org.springframework.util.StringUtils;

/**
 * Resolves the indexes that an entity declares.
 */
final class IndexScanner {

	private final EntityModel owner;

	private final IndexNaming naming;

	IndexScanner(EntityModel owner) {
		this.owner = owner;
		this.naming = new IndexNaming(owner.table());
	}

	List<IndexModel> scan() {
		Map<String, IndexModel> indexes = new LinkedHashMap<>();
		Set<Index> declared = AnnotatedElementUtils.findMergedRepeatableAnnotations(this.owner.type(), Index.class);
		for (Index index : declared) {
			IndexModel model = model(index);
			if (indexes.putIfAbsent(model.name().getReference(), model) != null) {
				throw new InvalidMappingException(this.owner.type(),
						"declares two indexes named '" + model.name().getReference() + "'",
						"Name one of them: @Index(name = …).");
			}
		}
		return List.copyOf(indexes.values());
	}

	private IndexModel model(Index index) {
		List<IndexModel.Column> columns = new ArrayList<>();
		for (String property : index.properties()) {
			columns.addAll(columns(property, index.direction()));
		}
		if (columns.isEmpty()) {
			throw new InvalidMappingException(this.owner.type(), "declares an index on no property",
					"Name its properties: " + known() + ".");
		}
		if (columns.stream().map(IndexModel.Column::column).distinct().count() < columns.size()) {
			throw new InvalidMappingException(this.owner.type(),
					"declares an index on one column twice: " + String.join(", ", index.properties()),
					"Name each property once.");
		}
		return new IndexModel(this.owner, this.naming.name(index.name().strip(), columns), List.copyOf(columns),
				index.unique(), StringUtils.hasText(index.where()) ? index.where().strip() : null);
	}

	private List<IndexModel.Column> columns(String property, Sort.Direction direction) {
		boolean signed = property.startsWith("-") || property.startsWith("+");
		boolean descending = signed ? property.startsWith("-") : direction.isDescending();
		String name = (signed ? property.substring(1) : property).strip();
		return columns(name).stream().map((column) -> new IndexModel.Column(column, descending)).toList();
	}

	private List<ColumnModel> columns(String name) {
		RelationModel relation = this.owner.relation(name);
		if (relation != null && relation.kind() != RelationModel.Kind.TO_ONE) {
			throw new InvalidMappingException(this.owner.type(), name,
					"is in an index, but has no column in the table of " + this.owner,
					"Declare the index on " + relation.target() + ", or create it where the join table is made.");
		}
		List<ColumnModel> columns = (relation != null) ? relation.localColumns() : this.owner.columnsOf(name);
		if (columns.isEmpty()) {
			throw new InvalidMappingException(this.owner.type(),
					"declares an index on '" + name + "', which is no property of it",
					"Name properties of it: " + known() + ".");
		}
		return columns;
	}

	private String known() {
		Set<String> names = this.owner.columns().stream().map(ColumnModel::name).collect(Collectors.toSet());
		this.owner.relations()
			.stream()
			.filter((relation) -> relation.kind() == RelationModel.Kind.TO_ONE)
			.forEach((relation) -> names.add(relation.name()));
		return names.stream().sorted().collect(Collectors.joining(", "));
	}

}
