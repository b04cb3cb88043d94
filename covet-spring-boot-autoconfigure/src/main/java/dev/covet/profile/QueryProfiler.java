package dev.covet.profile;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells what a piece of code asks of the database, statement by statement: how long each
 * took, what it brought, which are repeated. <pre class="code">
 * Profiled&lt;Page&gt; profiled = QueryProfiler.profile(this.pages.find(id)).block();
 * System.out.println(profiled.report().text());
 * </pre>
 * <p>
 * Statements are recorded where a {@link Profiler} is told of them, as it is in an
 * application with Covet. A publisher's are told from others by the Reactor context,
 * whichever threads they run on, and each subscription is a profile of its own; those of
 * blocking code on JDBC by its thread.
 *
 * @since 0.1.0
 */
public final class QueryProfiler {

	private QueryProfiler() {
	}

	/**
	 * Profile a {@link Mono}.
	 * @param source what to profile
	 * @param <T> the type of the element
	 * @return the element with the report, emitted with an empty value where there is
	 * none; an error is passed on
	 */
	public static <T> Mono<Profiled<T>> profile(Mono<T> source) {
		return Mono.deferContextual((context) -> {
			Recording recording = new Recording();
			return source.map(Optional::of)
				.defaultIfEmpty(Optional.empty())
				.map((value) -> new Profiled<>(value.orElse(null), recording.report()))
				.contextWrite(RequestProfile.start(context, recording)::putInto);
		});
	}

	/**
	 * Profile a {@link Flux}, whose elements are collected.
	 * @param source what to profile
	 * @param <T> the type of the elements
	 * @return the elements with the report; an error is passed on
	 */
	public static <T> Mono<Profiled<List<T>>> profile(Flux<T> source) {
		return profile(source.collectList());
	}

	/**
	 * Profile a {@link Mono} and leave it as it is.
	 * @param source what to profile
	 * @param report called once a subscription, when it has completed, failed or was
	 * cancelled, and before its subscriber hears of it. An exception fails the publisher.
	 * @param <T> the type of the element
	 * @return the publisher, profiled
	 */
	public static <T> Mono<T> profile(Mono<T> source, Consumer<QueryReport> report) {
		return Mono.deferContextual((context) -> {
			Recording recording = new Recording();
			Runnable end = once(() -> report.accept(recording.report()));
			return source.doOnTerminate(end)
				.doOnCancel(end)
				.contextWrite(RequestProfile.start(context, recording)::putInto);
		});
	}

	/**
	 * Profile a {@link Flux} and leave it as it is.
	 * @param source what to profile
	 * @param report called once a subscription, when it has completed, failed or was
	 * cancelled, and before its subscriber hears of it. An exception fails the publisher.
	 * @param <T> the type of the elements
	 * @return the publisher, profiled
	 */
	public static <T> Flux<T> profile(Flux<T> source, Consumer<QueryReport> report) {
		return Flux.deferContextual((context) -> {
			Recording recording = new Recording();
			Runnable end = once(() -> report.accept(recording.report()));
			return source.doOnTerminate(end)
				.doOnCancel(end)
				.contextWrite(RequestProfile.start(context, recording)::putInto);
		});
	}

	/**
	 * Profile what the current thread does by JDBC. What it hands to other threads is not
	 * seen.
	 * @param work what to profile
	 * @param <T> the type of its result
	 * @return its result with the report
	 * @throws Exception what the work throws
	 */
	public static <T> Profiled<T> profileBlocking(Callable<T> work) throws Exception {
		Recording recording = new Recording();
		T value = RequestProfile.startOnThread(recording).call(work);
		return new Profiled<>(value, recording.report());
	}

	// A subscriber may well cancel what has completed
	private static Runnable once(Runnable action) {
		AtomicBoolean done = new AtomicBoolean();
		return () -> {
			if (done.compareAndSet(false, true)) {
				action.run();
			}
		};
	}

}
