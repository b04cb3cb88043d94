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
	private void fill(Known known, @Nullable Object content) {
		Object current = PropertyValues.of(known.instance(), this.relation);
		if (this.relation.isHandle()) {
			fillOwn(current, content);
		}
		else {
			fillPlain(known, current, content);
		}
	}

	// Fill the handle that the application's converter made.
	private void fillOwn(@Nullable Object current, @Nullable Object content) {
		if (!(current instanceof Handle<?> own)) {
			throw new IllegalStateException(
					this.relation + " is null after the application's converter and can't be filled: let that give it "
							+ (this.relation.kind().isToMany() ? "Many.none()" : "Ref.of(…) or Ref.empty()"));
		}
		String beside = this.slot.name();
		if (beside != null) {
			Handles.fillNamed(own, beside, (content != null) ? (List<?>) content : List.of());
		}
		else {
			Handles.fill(own, content);
		}
	}

	// Fill the list that the constructor was given, or set the property.
	@SuppressWarnings("unchecked")
	private void fillPlain(Known known, @Nullable Object current, @Nullable Object content) {
		Object value = (content == null && this.relation.kind().isToMany()) ? List.of() : content;
		if (this.relation.isFinal() && current instanceof Collection<?> list) {
			((Collection<Object>) list).addAll((Collection<?>) Objects.requireNonNull(value));
		}
		else {
			Objects.requireNonNull(this.setter).set(known.instance(), value);
		}
	}

}
