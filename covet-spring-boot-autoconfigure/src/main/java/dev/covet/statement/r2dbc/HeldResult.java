package dev.covet.statement.r2dbc;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;

/**
 * A {@link Result} of a write, whose reader waits until that is told.
 */
final class HeldResult implements Result, Wrapped<Result> {

	private final Result delegate;

	private final Gate gate;

	private final HeldResults results;

	HeldResult(Result delegate, Gate gate, HeldResults results) {
		this.delegate = delegate;
		this.gate = gate;
		this.results = results;
	}

	@Override
	public Publisher<Long> getRowsUpdated() {
		return hold(this.delegate.getRowsUpdated(), true);
	}

	@Override
	public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mappingFunction) {
		return hold(this.delegate.map(mappingFunction), true);
	}

	@Override
	public <T> Publisher<T> map(Function<? super Readable, ? extends T> mappingFunction) {
		return hold(this.delegate.map(mappingFunction), true);
	}

	@Override
	public Result filter(Predicate<Segment> filter) {
		return new HeldResult(this.delegate.filter(filter), this.gate, this.results);
	}

	@Override
	public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mappingFunction) {
		return hold(this.delegate.flatMap(mappingFunction), false);
	}

	@Override
	public Result unwrap() {
		return this.delegate;
	}

	private <T> Publisher<T> hold(Publisher<T> elements, boolean goesOn) {
		return Observed.observe(elements,
				(actual) -> new HeldReading<T>(actual, this.results.enter(this.gate), this.results, goesOn));
	}

}
