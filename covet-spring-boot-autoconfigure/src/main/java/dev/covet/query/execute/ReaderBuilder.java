package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.execute.EntityReader.Relation;
import dev.covet.query.plan.ViewNode;
import dev.covet.query.sql.Layout;
import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * Builds the readers for a layout: everything that can be decided before the first row
 * is.
 */
final class ReaderBuilder {

	private final ReaderSettings settings;

	private final List<PrefetchSlot> slots;

	private final boolean shared;

	private final boolean keyed;

	private int nodes;

	private ReaderBuilder(ReaderSettings settings, List<PrefetchSlot> slots, boolean shared, boolean keyed) {
		this.settings = settings;
		this.slots = slots;
		this.shared = shared;
		this.keyed = keyed;
	}

	// Build the readers of a statement.
	static Reading build(ReaderSettings settings, Layout layout, List<PrefetchSlot> slots, @Nullable ViewNode view,
			boolean shared) {
		boolean several = shared || !slots.isEmpty() || !layout.root().joins().isEmpty();
		ReaderBuilder builder = new ReaderBuilder(settings, slots, several,
				several || needsIdTwice(layout.root().entity()));
		NodeReader root = (view != null) ? builder.view(layout.root(), List.of(), view)
				: builder.entity(layout.root(), List.of());
		List<ColumnSlot> parentKey = builder.parentKey(layout);
		return new Reading(new KeyReader(parentKey), root, builder.keyed && view == null, slots.size(), builder.nodes,
				settings.afterConvert() != null, TermSlots.behind(layout, settings.converter()));
	}

	private static boolean needsIdTwice(EntityModel entity) {
		return entity.relations()
			.stream()
			.anyMatch((relation) -> relation.isHandle() && relation.localColumns().equals(entity.idColumns()));
	}

	private List<ColumnSlot> parentKey(Layout layout) {
		List<ColumnSlot> parentKey = new ArrayList<>();
		for (int i = 0; i < layout.parentKey().size(); i++) {
			parentKey.add(new ColumnSlot(layout.parentKey().get(i), layout.parentColumns().get(i), converter()));
		}
		return parentKey;
	}

	NodeReader view(Layout.Node node, List<RelationModel> path, ViewNode view) {
		return new ViewReaderBuilder(this.nodes++, this, node, path).build(view);
	}

	NodeReader entity(Layout.Node node, List<RelationModel> path) {
		int index = this.nodes++;
		EntityModel entity = node.entity();
		List<Relation> relations = new ArrayList<>();
		EntitySources sources = new EntitySources(this, node, path);
		for (Layout.Node join : node.joins()) {
			if (join.joined().isHandle()) {
				relations.add(sources.joined(join));
			}
		}
		for (int i = 0; i < this.slots.size(); i++) {
			if (this.slots.get(i).path().equals(path)) {
				relations.add(sources.waiting(i, this.slots.get(i)));
			}
		}
		KeyReader key = key(node, entity.idColumns());
		if (entity.isReadWhole()) {
			return new WholeReader(index, converter(), entity.type(), key, this.settings.finishing(entity, List.of()),
					relations);
		}
		List<ColumnModel> leftOut = entity.columns()
			.stream()
			.filter((column) -> !node.columns().containsKey(column))
			.toList();
		return new EntityReader(index, identity(node, path), key, sources.assembler(),
				this.settings.finishing(entity, leftOut), sources.handleCount(), relations);
	}

	// What instances are shared by: the entity and the columns that are read of it. Where
	// this part of the query fills them in its own way, they are its own.
	private @Nullable Object identity(Layout.Node node, List<RelationModel> path) {
		if (!this.shared || node.entity().idColumns().isEmpty()) {
			return null;
		}
		boolean own = node.joins().stream().anyMatch((join) -> !join.joined().isHandle()) || this.slots.stream()
			.anyMatch((slot) -> slot.path().equals(path)
					&& ((slot.narrowed() && slot.name() == null) || !slot.relation().isHandle()));
		return new Identity(node.entity(), Set.copyOf(node.columns().keySet()), own ? new Object() : null);
	}

	ColumnSlot slot(Layout.Node node, ColumnModel column) {
		return new ColumnSlot(node.place(column), column, converter());
	}

	KeyReader key(Layout.Node node, List<ColumnModel> columns) {
		boolean complete = node.columns().keySet().containsAll(columns);
		return new KeyReader(complete ? columns.stream().map((column) -> slot(node, column)).toList() : List.of());
	}

	Source column(Layout.Node node, ColumnModel column) {
		return isKey(node, List.of(column)) ? idOr(slot(node, column)) : slot(node, column);
	}

	Source keySource(Layout.Node node, List<ColumnModel> columns) {
		KeyReader key = key(node, columns);
		Source source = (row, id, handles, result) -> key.read(row);
		return isKey(node, columns) ? idOr(source) : source;
	}

	private boolean isKey(Layout.Node node, List<ColumnModel> columns) {
		return this.keyed && columns.size() == 1 && columns.equals(node.entity().idColumns());
	}

	// The id was read first: decoding it again for each that needs it adds up.
	private static Source idOr(Source source) {
		return (row, id, handles, result) -> (id != null) ? id : source.get(row, id, handles, result);
	}

	List<PrefetchSlot> slots() {
		return this.slots;
	}

	R2dbcConverter converter() {
		return this.settings.converter();
	}

	private record Identity(EntityModel entity, Set<ColumnModel> columns, @Nullable Object own) {
	}

}
