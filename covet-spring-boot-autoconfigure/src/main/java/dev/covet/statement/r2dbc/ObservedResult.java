package dev.covet.statement.r2dbc;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * A {@link Result} that counts what is read from it.
 */
// Elements are counted where they pass anyway, so that the function that maps a row, and
// the row, remain those of the caller and the driver.
final class ObservedResult implements Result, Wrapped<Result> {

	private static final ToLongFunction<Object> ROW = (row) -> 1;

	private static final ToLongFunction<Long> UPDATE_COUNT = Long::longValue;

	private static final ToLongFunction<Object> NOTHING = (element) -> 0;

	private final Result delegate;

	private final StatementExecution execution;

	ObservedResult(Result delegate, StatementExecution execution) {
		this.delegate = delegate;
		this.execution = execution;
	}

	@Override
	public Publisher<Long> getRowsUpdated() {
		return read(this.delegate.getRowsUpdated(), UPDATE_COUNT);
	}

	@Override
	public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mappingFunction) {
		return read(this.delegate.map(mappingFunction), ROW);
	}

	@Override
	public <T> Publisher<T> map(Function<? super Readable, ? extends T> mappingFunction) {
		return read(this.delegate.map(mappingFunction), ROW);
	}

	@Override
	public Result filter(Predicate<Segment> filter) {
		return new ObservedResult(this.delegate.filter(filter), this.execution);
	}

	@Override
	public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mappingFunction) {
		return read(this.delegate.flatMap((segment) -> {
			count(segment);
			return mappingFunction.apply(segment);
		}), NOTHING);
	}

	@Override
	public Result unwrap() {
		return this.delegate;
	}

	private void count(Segment segment) {
		if (segment instanceof RowSegment) {
			this.execution.addRows(1);
		}
		else if (segment instanceof UpdateCount updateCount) {
			this.execution.addRows(updateCount.value());
		}
		else if (segment instanceof Message message && isError(message)) {
			this.execution.fail(message.exception());
		}
	}

	private static boolean isError(Message message) {
		// By the standard, the classes 00, 01 and 02 are success, warning and no data
		String state = message.sqlState();
		return state != null && !state.startsWith("00") && !state.startsWith("01") && !state.startsWith("02");
	}

	private <T> Publisher<T> read(Publisher<T> elements, ToLongFunction<? super T> counter) {
		boolean single = elements instanceof Mono;
		return Observed.observe(elements, (actual) -> this.execution.begin()
				? new ReadSubscriber<T>(actual, this.execution, counter, single) : actual);
	}

	/**
	 * Follows the reading of one result.
	 */
	private static final class ReadSubscriber<T> extends PartSubscriber<T> {

		private final ToLongFunction<? super T> counter;

		private final boolean single;

		private boolean counted;

		ReadSubscriber(CoreSubscriber<? super T> actual, StatementExecution execution,
				ToLongFunction<? super T> counter, boolean single) {
			super(actual, execution);
			this.counter = counter;
			this.single = single;
		}

		@Override
		public void onNext(T element) {
			this.execution.addRows(this.counter.applyAsLong(element));
			this.counted = true;
			if (this.single) {
				// For the subscriber this is the end, so it must be for the listener
				end();
			}
			this.actual.onNext(element);
		}

		@Override
		boolean isCutOff() {
			return this.counter != UPDATE_COUNT || !this.counted;
		}

	}

}
