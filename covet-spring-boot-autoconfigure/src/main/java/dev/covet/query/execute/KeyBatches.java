package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.sql.BoundTypes;
import dev.covet.query.sql.SqlDialect;

/**
 * Splits the keys of a prefetch so that each statement stays below the database's limit
 * of bound values. A list that is bound as one array is not split.
 */
final class KeyBatches {

	/** Room for the values of the prefetch's own condition and limit. */
	private static final int RESERVED = 100;

	private final SqlDialect dialect;

	private final BoundTypes types;

	private final int batchSize;

	KeyBatches(SqlDialect dialect, BoundTypes types, int batchSize) {
		this.dialect = dialect;
		this.types = types;
		this.batchSize = batchSize;
	}

	List<List<Object>> split(RelationModel relation, Collection<Object> keys) {
		List<Object> all = new ArrayList<>(keys);
		int size = size(relation);
		List<List<Object>> batches = new ArrayList<>();
		for (int from = 0; from < all.size(); from += size) {
			batches.add(all.subList(from, Math.min(all.size(), from + size)));
			if (size == Integer.MAX_VALUE) {
				break;
			}
		}
		return batches;
	}

	private int size(RelationModel relation) {
		List<ColumnModel> columns = relation.localColumns();
		if (columns.size() == 1 && this.dialect.bindsArrayOf(this.types.of(columns.get(0)))) {
			return Integer.MAX_VALUE;
		}
		return Math.max(1, Math.min(this.batchSize, (this.dialect.maxBinds() - RESERVED) / columns.size()));
	}

}
