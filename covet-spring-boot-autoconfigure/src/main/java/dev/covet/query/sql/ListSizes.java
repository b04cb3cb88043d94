package dev.covet.query.sql;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How many elements those of a plan's values have that are lists: all that a statement's
 * text may need of its values. Immutable.
 *
 * @since 0.1.0
 */
public final class ListSizes {

	private static final ListSizes NONE = new ListSizes(new int[0]);

	private static final int NO_LIST = -1;

	private final int[] sizes;

	private ListSizes(int[] sizes) {
		this.sizes = sizes;
	}

	/**
	 * Look at a plan's values.
	 * @param values the values
	 * @return the sizes of the lists among them
	 */
	public static ListSizes of(List<Object> values) {
		if (values.isEmpty()) {
			return NONE;
		}
		int[] sizes = new int[values.size()];
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = (values.get(i) instanceof List<?> list) ? list.size() : NO_LIST;
		}
		return new ListSizes(sizes);
	}

	int of(int place) {
		if (this.sizes[place] == NO_LIST) {
			throw new IllegalStateException("The value at " + place + " is no list");
		}
		return this.sizes[place];
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ListSizes that && Arrays.equals(this.sizes, that.sizes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.sizes);
	}

	@Override
	public String toString() {
		return Arrays.toString(this.sizes);
	}

}
