package dev.covet.profile;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Adds each statement to the profile of the request it belongs to, if that is profiled. A
 * statement of any other costs one look into the Reactor context.
 * <p>
 * Code is profiled by wrapping its publisher: <pre class="code">
 * Mono&lt;Page&gt; page = Profiler.record(this.pages.find(id), (profile) -&gt; logger.info(profile));
 * </pre>
 *
 * @since 0.1.0
 */
public final class Profiler implements StatementListener {

	@Override
	public void onStatement(StatementEvent event) {
		RequestProfile profile = RequestProfile.of(event);
		if (profile != null) {
			profile.add(event);
		}
	}

	/**
	 * Profile a {@link Mono}: what is subscribed to within it is counted, for each
	 * subscription apart. Something is counted only if a profiler listens to the
	 * statements, as it does in an application with Covet.
	 * @param <T> the type of the element
	 * @param source the publisher to profile
	 * @param report called once a subscription, when it has completed, failed or was
	 * cancelled, and before its subscriber hears of it. An exception fails the publisher.
	 * @return the publisher, profiled
	 */
	public static <T> Mono<T> record(Mono<T> source, Consumer<RequestProfile> report) {
		return Mono.deferContextual((context) -> {
			RequestProfile profile = RequestProfile.start(context);
			Runnable end = once(() -> report.accept(profile));
			return source.contextWrite(profile::putInto).doOnTerminate(end).doOnCancel(end);
		});
	}

	/**
	 * Profile a {@link Flux}, as {@link #record(Mono, Consumer)} does a {@link Mono}.
	 * @param <T> the type of the elements
	 * @param source the publisher to profile
	 * @param report called once a subscription, when it has completed, failed or was
	 * cancelled, and before its subscriber hears of it. An exception fails the publisher.
	 * @return the publisher, profiled
	 */
	public static <T> Flux<T> record(Flux<T> source, Consumer<RequestProfile> report) {
		return Flux.deferContextual((context) -> {
			RequestProfile profile = RequestProfile.start(context);
			Runnable end = once(() -> report.accept(profile));
			return source.contextWrite(profile::putInto).doOnTerminate(end).doOnCancel(end);
		});
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
