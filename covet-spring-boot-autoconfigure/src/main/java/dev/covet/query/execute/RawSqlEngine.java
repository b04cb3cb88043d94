package dev.covet.query.execute;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.covet.mapping.EntityModels;
import dev.covet.query.plan.RawEngine;
import dev.covet.query.plan.RawStatement;
import dev.covet.statement.StatementLabel;
import io.r2dbc.spi.Parameter;
import reactor.core.publisher.Mono;

import org.springframework.data.core.TypeInformation;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Runs an application's own statements by Spring's {@link DatabaseClient}, which joins
 * transactions and replaces named parameters.
 *
 * @since 0.1.0
 */
public final class RawSqlEngine implements RawEngine {

	private final DatabaseClient client;

	private final EntityModels models;

	private final ReaderSettings settings;

	private final HandleAttachment handles;

	/**
	 * Create the engine.
	 * @param client runs the statements
	 * @param models the entities
	 * @param settings what entities are read with
	 * @param handles gives entities their handles
	 */
	public RawSqlEngine(DatabaseClient client, EntityModels models, ReaderSettings settings, HandleAttachment handles) {
		this.client = client;
		this.models = models;
		this.settings = settings;
		this.handles = handles;
	}

	@Override
	public <R> Mono<List<R>> list(RawStatement statement, Class<R> type) {
		return run(statement, (spec) -> Mono.defer(() -> {
			RawRows<R> rows = new RawRows<>(this.models, this.settings, this.handles, type);
			return spec.map(rows::read).all().collectList().flatMap(rows::finish);
		}));
	}

	@Override
	public Mono<Long> rowsUpdated(RawStatement statement) {
		return run(statement, (spec) -> spec.fetch().rowsUpdated());
	}

	private <R> Mono<R> run(RawStatement statement, Function<GenericExecuteSpec, Mono<R>> work) {
		Mono<R> result = Mono.defer(() -> work.apply(bound(statement)));
		Duration timeout = statement.options().timeout();
		if (timeout != null) {
			result = Deadline.bound(result.flux(), timeout, "The raw SQL").singleOrEmpty();
		}
		String label = statement.options().label();
		return (label != null) ? result.contextWrite((context) -> StatementLabel.put(context, label)) : result;
	}

	private GenericExecuteSpec bound(RawStatement statement) {
		GenericExecuteSpec spec = this.client.sql(statement.sql());
		for (Map.Entry<String, Object> value : statement.values().entrySet()) {
			spec = spec.bind(value.getKey(), write(value.getValue()));
		}
		return spec;
	}

	private Object write(Object value) {
		if (value instanceof Parameter) {
			return value;
		}
		if (value instanceof Collection<?> values) {
			return values.stream().map(this::write).toList();
		}
		Object written = this.settings.converter().writeValue(value, TypeInformation.OBJECT);
		return (written != null) ? written : value;
	}

}
