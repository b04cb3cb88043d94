package dev.covet.query.execute;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

import dev.covet.mapping.Handle;
import dev.covet.mapping.Handles;
import dev.covet.mapping.RelationModel;
import dev.covet.query.execute.Result.Sink;
import org.jspecify.annotations.Nullable;

// Where the content of a prefetched relation goes: into its handle, or into a plain
// property of its owner.
final class Sinks {

	private final RelationModel relation;

	private final PrefetchSlot slot;

	private final Assembler.@Nullable Setter setter;

	Sinks(RelationModel relation, PrefetchSlot slot) {
		this.relation = relation;
		this.slot = slot;
		this.setter = relation.isHandle() ? null : Creators.setter(relation.owner().entity(), relation.property());
	}

	// The sink, or null when the relation is loaded already. One that more is loaded
	// below is loaded once again: another path that led here has perhaps not asked for
	// that.
	@Nullable Sink of(Known known, @Nullable Handle<?> handle) {
		if (handle == null) {
			return (content) -> fill(known, content);
		}
		String beside = this.slot.name();
		if (beside != null) {
			return (content) -> Handles.fillNamed(handle, beside, (content != null) ? (List<?>) content : List.of());
		}
		return (handle.isLoaded() && !this.slot.deeper()) ? null : (content) -> Handles.fill(handle, content);
	}

	// The object may have been made after its row was read, so it is looked at now.
	@SuppressWarnings("unchecked")
	private void fill(Known known, @Nullable Object content) {
		Object current = PropertyValues.of(known.instance(), this.relation);
		if (current instanceof Handle<?> own) {
			Sink sink = of(known, own);
			if (sink != null) {
				sink.fill(content);
			}
		}
		// The list that the constructor was given is filled.
		else if (this.relation.isFinal() && current instanceof Collection<?> list) {
			((Collection<Object>) list).addAll((content != null) ? (Collection<?>) content : List.of());
		}
		else {
			Objects.requireNonNull(this.setter)
				.set(known.instance(), (content == null && this.relation.kind().isToMany()) ? List.of() : content);
		}
	}

}
