package dev.covet.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;

/**
 * The columns that {@code only} and {@code defer} leave.
 */
final class ReadColumns {

	private ReadColumns() {
	}

	static Set<ColumnModel> only(EntityModel model, List<List<String>> names) {
		Set<ColumnModel> read = new LinkedHashSet<>(model.idColumns());
		names.forEach((name) -> read.addAll(columns(model, name)));
		return checked(model, read);
	}

	static Set<ColumnModel> defer(EntityModel model, List<List<String>> names) {
		Set<ColumnModel> read = new LinkedHashSet<>(model.columns());
		names.forEach((name) -> columns(model, name).forEach(read::remove));
		read.addAll(model.idColumns());
		return checked(model, read);
	}

	private static List<ColumnModel> columns(EntityModel model, List<String> name) {
		List<ColumnModel> columns = model.columnsOf(String.join(".", name));
		if (columns.isEmpty()) {
			throw model.unknown(String.join(".", name));
		}
		return columns;
	}

	private static Set<ColumnModel> checked(EntityModel model, Set<ColumnModel> read) {
		for (ColumnModel column : model.columns()) {
			if (column.isPrimitive() && !read.contains(column)) {
				throw new IllegalArgumentException(
						"%s is a primitive and can't be left out: it would read as if it were 0. Name it, or make it a %s"
							.formatted(column, column.javaType().getSimpleName()));
			}
		}
		return read;
	}

}
