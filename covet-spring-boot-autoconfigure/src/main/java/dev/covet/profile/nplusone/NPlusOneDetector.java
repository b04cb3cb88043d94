package dev.covet.profile.nplusone;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import dev.covet.profile.Profiler;
import dev.covet.profile.RequestProfile;
import dev.covet.statement.StatementShapes;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks for N+1: a statement that reads rows by one value and runs once for each of many,
 * in one request or other piece of work, whatever code sent it. Bound values are not
 * known, so reading the same row again and again is found as well.
 * <p>
 * Not found are statements that read by a list of values, page by page or from a queue,
 * writes, statements that failed and their retries, and what has a label that is ignored.
 * Statements are only seen where a {@link Profiler} is told of them, as it is in an
 * application with Covet. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class NPlusOneDetector {

	private final NPlusOneSettings settings;

	private final StatementShapes shapes;

	private final NPlusOneFindings findings = new NPlusOneFindings();

	/**
	 * Create a detector.
	 * @param settings when something is an N+1, and what is done about it
	 * @param shapes the shapes of statements
	 */
	public NPlusOneDetector(NPlusOneSettings settings, StatementShapes shapes) {
		this.settings = settings;
		this.shapes = shapes;
	}

	/**
	 * Watch a {@link Mono}, each subscription for itself.
	 * @param source what to watch
	 * @param place names it in a finding, asked at its end
	 * @param <T> the type of the element
	 * @return the publisher; where findings fail it, {@link NPlusOneException} comes in
	 * place of its element
	 */
	public <T> Mono<T> watch(Mono<T> source, Supplier<@Nullable String> place) {
		if (this.settings.mode() == NPlusOneMode.OFF) {
			return source;
		}
		return Mono.deferContextual((context) -> {
			Watch watch = new Watch(place);
			RequestProfile profile = RequestProfile.start(context, watch.repetitions);
			return source.doOnSuccess((element) -> watch.end())
				.doOnError((error) -> watch.report())
				.doOnCancel(watch::report)
				.contextWrite(profile::putInto);
		});
	}

	/**
	 * Watch a {@link Flux}, each subscription for itself.
	 * @param source what to watch
	 * @param place names it in a finding, asked at its end
	 * @param <T> the type of the elements
	 * @return the publisher; where findings fail it, {@link NPlusOneException} comes in
	 * place of its completion
	 */
	public <T> Flux<T> watch(Flux<T> source, Supplier<@Nullable String> place) {
		if (this.settings.mode() == NPlusOneMode.OFF) {
			return source;
		}
		return Flux.deferContextual((context) -> {
			Watch watch = new Watch(place);
			RequestProfile profile = RequestProfile.start(context, watch.repetitions);
			return source.doOnComplete(watch::end)
				.doOnError((error) -> watch.report())
				.doOnCancel(watch::report)
				.contextWrite(profile::putInto);
		});
	}

	/**
	 * Watch what the current thread does, for blocking code on JDBC.
	 * @param work what to watch
	 * @param place names it in a finding, asked at its end
	 * @param <T> the type of its result
	 * @return its result
	 * @throws NPlusOneException where findings fail it
	 * @throws Exception what the work throws
	 */
	public <T> T watchBlocking(Callable<T> work, Supplier<@Nullable String> place) throws Exception {
		if (this.settings.mode() == NPlusOneMode.OFF) {
			return work.call();
		}
		Watch watch = new Watch(place);
		T result;
		try {
			result = RequestProfile.startOnThread(watch.repetitions).call(work);
		}
		catch (Exception ex) {
			watch.report();
			throw ex;
		}
		watch.end();
		return result;
	}

	/**
	 * Return what was found so far, each once for a statement and place in the code.
	 * @return the findings, as they were seen last; 500 at most
	 */
	public List<NPlusOneFinding> findings() {
		return this.findings.all();
	}

	/**
	 * Forget what was found, so that it is told again.
	 */
	public void reset() {
		this.findings.clear();
	}

	/**
	 * One request or other piece of work.
	 */
	private final class Watch {

		private final Supplier<@Nullable String> place;

		private final Repetitions repetitions = new Repetitions(NPlusOneDetector.this.settings,
				NPlusOneDetector.this.shapes);

		private boolean ended;

		Watch(Supplier<@Nullable String> place) {
			this.place = place;
		}

		void end() {
			List<NPlusOneFinding> found = report();
			if (!found.isEmpty() && NPlusOneDetector.this.settings.mode() == NPlusOneMode.FAIL) {
				throw new NPlusOneException(found);
			}
		}

		// What has failed or ended may be cancelled as well
		synchronized List<NPlusOneFinding> report() {
			if (this.ended) {
				return List.of();
			}
			this.ended = true;
			List<NPlusOneFinding> found = this.repetitions.findings(null);
			if (!found.isEmpty()) {
				found = this.repetitions.findings(this.place.get());
				NPlusOneDetector.this.findings.add(found);
			}
			return found;
		}

	}

}
