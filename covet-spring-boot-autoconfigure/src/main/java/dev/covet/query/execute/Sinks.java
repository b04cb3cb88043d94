package dev.covet.query.execute;

import java.util.Collection;
import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.Handle;
import dev.covet.mapping.Handles;
import dev.covet.mapping.RelationModel;
import dev.covet.query.execute.Result.Known;
import dev.covet.query.execute.Result.Sink;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.PersistentPropertyAccessor;

// Where the content of a prefetched relation goes: into its handle, or into a plain
// property of its owner.
final class Sinks {

	private final EntityModel owner;

	private final RelationModel relation;

	private final PrefetchSlot slot;

	Sinks(EntityModel owner, RelationModel relation, PrefetchSlot slot) {
		this.owner = owner;
		this.relation = relation;
		this.slot = slot;
	}

	// The sink, or null when the relation is loaded already. One that more is loaded
	// below
	// is loaded once again: another path that led here has perhaps not asked for that.
	@Nullable Sink of(Known known, @Nullable Handle<?> handle) {
		if (handle == null) {
			PersistentPropertyAccessor<Object> accessor = this.owner.entity().getPropertyAccessor(known.instance());
			Object current = accessor.getProperty(this.relation.property());
			return (current instanceof Handle<?> own) ? of(known, own)
					: (content) -> setPlain(accessor, current, content);
		}
		String beside = this.slot.name();
		if (beside != null) {
			return (content) -> Handles.fillNamed(handle, beside, (content != null) ? (List<?>) content : List.of());
		}
		return (handle.isLoaded() && !this.slot.deeper()) ? null : (content) -> Handles.fill(handle, content);
	}

	// Fill the list that the constructor was given, or set the property.
	@SuppressWarnings("unchecked")
	private void setPlain(PersistentPropertyAccessor<Object> accessor, @Nullable Object current,
			@Nullable Object content) {
		if (this.owner.entity().isCreatorArgument(this.relation.property()) && current instanceof Collection<?> list) {
			((Collection<Object>) list).addAll((content != null) ? (Collection<?>) content : List.of());
			return;
		}
		accessor.setProperty(this.relation.property(),
				(content == null && this.relation.kind().isToMany()) ? List.of() : content);
	}

}
