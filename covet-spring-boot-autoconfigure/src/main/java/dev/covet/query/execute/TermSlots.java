package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Term;
import dev.covet.query.sql.Layout;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * Reads terms of a row: columns the way that those of entities are read, numbers exactly
 * or not at all.
 */
final class TermSlots {

	private final List<Slot> slots;

	private TermSlots(List<Slot> slots) {
		this.slots = List.copyOf(slots);
	}

	// All that a row holds.
	static TermSlots of(List<? extends Term> terms, R2dbcConverter converter) {
		List<Slot> slots = new ArrayList<>();
		terms.forEach((term) -> slots.add(slot(slots.size(), term, converter)));
		return new TermSlots(slots);
	}

	// What stands behind an object.
	static TermSlots behind(Layout layout, R2dbcConverter converter) {
		return new TermSlots(layout.computed()
			.stream()
			.map((computed) -> slot(computed.place(), computed.term(), converter))
			.toList());
	}

	private static Slot slot(int place, Term term, R2dbcConverter converter) {
		ColumnModel column = term.type().column();
		boolean computed = column == null || (term.type().isNumber() && !(term instanceof ColumnPath));
		return computed ? new ComputedSlot(place, term.type().javaType(), converter)::value
				: new ColumnSlot(place, Objects.requireNonNull(column), converter)::valueOrNull;
	}

	boolean isEmpty() {
		return this.slots.isEmpty();
	}

	List<Object> read(Readable row) {
		@Nullable Object[] values = new @Nullable Object[this.slots.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.slots.get(i).value(row);
		}
		return Arrays.asList(values);
	}

	/**
	 * Reads one term.
	 */
	@FunctionalInterface
	private interface Slot {

		@Nullable Object value(Readable row);

	}

}
