package dev.covet.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.RawEngine;
import dev.covet.query.plan.RawStatement;
import io.r2dbc.spi.Parameters;
import reactor.core.publisher.Mono;

import org.springframework.util.StringUtils;

/**
 * A statement in SQL, the only way past the mapping: its text is sent as it is, so never
 * put together from input. Values are bound to named parameters ({@code :name}), as with
 * Spring's {@code DatabaseClient}; a collection becomes a list of them. Runs nothing
 * before subscription, and again with each. Immutable and thread-safe.
 *
 * <pre class="code">
 * covet.rawSql("SELECT * FROM posts WHERE to_tsvector(content) @@ to_tsquery(:words)")
 *     .bind("words", words)
 *     .as(Post.class)
 *     .all();
 * </pre>
 *
 * On PostgreSQL a statement without a bound value is parsed and planned each time and its
 * values travel as text: bind one where that counts.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class RawSql {

	private final RawStatement statement;

	private final RawEngine engine;

	RawSql(RawStatement statement, RawEngine engine) {
		if (!StringUtils.hasText(statement.sql())) {
			throw new IllegalArgumentException("Raw SQL must not be empty");
		}
		this.statement = statement;
		this.engine = engine;
	}

	/**
	 * Bind a value.
	 * @param name the parameter's name, without the colon
	 * @param value the value, converted as a property of its type would be; a collection
	 * for {@code IN (:name)}
	 * @return a new statement
	 */
	public RawSql bind(String name, Object value) {
		if (value == null) {
			throw new IllegalArgumentException("The parameter '" + name + "' is null: use bindNull");
		}
		return with(name, value);
	}

	/**
	 * Bind a null.
	 * @param name the parameter's name, without the colon
	 * @param type the type of its values
	 * @return a new statement
	 */
	public RawSql bindNull(String name, Class<?> type) {
		return with(name, Parameters.in(type));
	}

	private RawSql with(String name, Object value) {
		Map<String, Object> values = new LinkedHashMap<>(this.statement.values());
		if (values.put(name, value) != null) {
			throw new IllegalArgumentException("The parameter '" + name + "' is bound twice");
		}
		return new RawSql(
				new RawStatement(this.statement.sql(), Collections.unmodifiableMap(values), this.statement.options()),
				this.engine);
	}

	/**
	 * Name the statement for logs, metrics and profiles.
	 * @param label the name
	 * @return a new statement
	 */
	public RawSql label(String label) {
		return new RawSql(new RawStatement(this.statement.sql(), this.statement.values(),
				this.statement.options().withLabel(label)), this.engine);
	}

	/**
	 * What a row becomes: an entity, whose relations can be loaded, for all rows
	 * together; any other record or class, by its constructor; or the value of the first
	 * column, for a simple type. Columns are found by their names, which are those that
	 * Spring Data's mapping gives the properties, and all of them must be there; further
	 * ones are left out.
	 * @param type the type
	 * @param <R> the type
	 * @return the results
	 */
	public <R> RawResults<R> as(Class<R> type) {
		return new RawResults<>(this.statement, this.engine, type);
	}

	/**
	 * Run the statement for its effect. Entities that were read before stay as they are.
	 * @return the number of rows that it changed
	 */
	public Mono<Long> rowsUpdated() {
		return this.engine.rowsUpdated(this.statement);
	}

}
