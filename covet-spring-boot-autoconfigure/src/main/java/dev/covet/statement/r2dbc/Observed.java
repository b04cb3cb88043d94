package dev.covet.statement.r2dbc;

import java.util.function.UnaryOperator;

import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * Puts a subscriber between a publisher and whoever subscribes to it.
 */
// A Mono remains a Mono, because Mono.from() cancels anything else at its first element.
// Operators.lift() is no substitute: it keeps the publisher fuseable, and what lies
// downstream then asks the subscriber for a queue that it does not have.
final class Observed {

	private Observed() {
	}

	static <T> Publisher<T> observe(Publisher<T> source, UnaryOperator<CoreSubscriber<? super T>> subscriber) {
		return (source instanceof Mono<T> mono) ? new ObservedMono<>(mono, subscriber)
				: new ObservedFlux<>(Flux.from(source), subscriber);
	}

	private static final class ObservedFlux<T> extends FluxOperator<T, T> {

		private final UnaryOperator<CoreSubscriber<? super T>> subscriber;

		ObservedFlux(Flux<T> source, UnaryOperator<CoreSubscriber<? super T>> subscriber) {
			super(source);
			this.subscriber = subscriber;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			this.source.subscribe(this.subscriber.apply(actual));
		}

	}

	private static final class ObservedMono<T> extends MonoOperator<T, T> {

		private final UnaryOperator<CoreSubscriber<? super T>> subscriber;

		ObservedMono(Mono<T> source, UnaryOperator<CoreSubscriber<? super T>> subscriber) {
			super(source);
			this.subscriber = subscriber;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> actual) {
			this.source.subscribe(this.subscriber.apply(actual));
		}

	}

}
