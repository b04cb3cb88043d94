package dev.covet.query.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.r2dbc.spi.Readable;

/**
 * How the rows of one shape are read: compiled once, used by every run.
 *
 * @param parentKey reads the key of the row's parent
 * @param root reads the object
 * @param tracked whether the object is found by its id where it was read before
 * @param prefetches how many relations wait for a prefetch
 * @param nodes how many entities a row holds
 */
record Reading(KeyReader parentKey, NodeReader root, boolean tracked, int prefetches, int nodes) {

	Result newResult(Session session) {
		return new Result(session, this.prefetches, this.nodes);
	}

	Object read(Readable row, Result result) {
		return this.root.read(row, this.tracked ? this.root.key(row) : null, result);
	}

	/** Read a row into the group of its parent. */
	Object readChild(Readable row, Result result, Map<Object, List<Object>> groups) {
		Object child = read(row, result);
		Object parent = this.parentKey.read(row);
		if (parent != null) {
			groups.computeIfAbsent(parent, (key) -> new ArrayList<>()).add(child);
		}
		return child;
	}

}
