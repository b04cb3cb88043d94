package dev.covet.query.oracle;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a condition is asked of: values by the path that leads to them, and the rows at
 * the other end of to-many relations.
 *
 * @param values the values by their paths
 * @param related the rows by the paths of their relations
 */
record Subject(Map<String, @Nullable Object> values, Map<String, List<Subject>> related) {

	@Nullable Object value(String path) {
		return this.values.get(path);
	}

	boolean hasSame(String path, Subject other) {
		return Objects.equals(value(path), other.value(path));
	}

	List<Subject> rows(String relation) {
		return this.related.get(relation);
	}

	void relate(String relation, List<Subject> rows) {
		this.related.put(relation, rows);
	}

	long id() {
		return (Long) this.values.get("id");
	}

	@Override
	public String toString() {
		return this.values.toString();
	}

}
