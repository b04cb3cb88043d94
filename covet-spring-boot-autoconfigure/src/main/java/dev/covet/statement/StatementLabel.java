package dev.covet.statement;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The name that a developer gave to a query, on its way to the statements it leads to. It
 * travels in the Reactor context, so that it reaches exactly the statements that are
 * subscribed to within, whichever thread they run on.
 *
 * @since 0.1.0
 */
public final class StatementLabel {

	private static final Object KEY = StatementLabel.class.getName();

	private StatementLabel() {
	}

	/**
	 * Add a label to a context, in place of one that is there.
	 * @param context the context to add to
	 * @param label the label
	 * @return a new context with the label
	 */
	public static Context put(Context context, String label) {
		return context.put(KEY, label);
	}

	/**
	 * Label the statements of something.
	 * @param work what leads to them
	 * @param label the label, {@code null} to leave one that is there
	 * @param <T> its result
	 * @return the result
	 */
	public static <T> Mono<T> on(Mono<T> work, @Nullable String label) {
		return (label != null) ? work.contextWrite((context) -> put(context, label)) : work;
	}

	/**
	 * Label the statements of something.
	 * @param work what leads to them
	 * @param label the label, {@code null} to leave one that is there
	 * @param <T> its results
	 * @return the results
	 */
	public static <T> Flux<T> on(Flux<T> work, @Nullable String label) {
		return (label != null) ? work.contextWrite((context) -> put(context, label)) : work;
	}

	/**
	 * Return the label in a context.
	 * @param context the context to look into
	 * @return the label, or {@code null} if there is none
	 */
	public static @Nullable String from(ContextView context) {
		return context.hasKey(KEY) ? context.get(KEY) : null;
	}

	/**
	 * Return a label as it may be shown. It may hold what came from a request, so it gets
	 * one line, and no more than 100 characters of it.
	 * @param label the label
	 * @return the text to show
	 */
	public static String printable(String label) {
		String visible = label.replaceAll("\\p{Cntrl}", "?");
		return (visible.length() > 100) ? visible.substring(0, 100) + "…" : visible;
	}

}
