package dev.covet.query.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import org.jspecify.annotations.Nullable;

/**
 * Refuses rows that a statement would write to twice: which would come last?
 */
final class UniqueKeys {

	private UniqueKeys() {
	}

	static void check(EntityModel model, List<EntityRow> rows, List<ColumnModel> key) {
		Set<List<@Nullable Object>> seen = new HashSet<>();
		for (EntityRow row : rows) {
			List<@Nullable Object> values = new ArrayList<>(key.size());
			key.forEach((column) -> values.add(row.value(column.identifier())));
			if (!values.contains(null) && !seen.add(values)) {
				throw new IllegalArgumentException("Two %s have the same %s %s: give each row once".formatted(model,
						String.join(", ", key.stream().map(ColumnModel::name).toList()), values));
			}
		}
	}

}
