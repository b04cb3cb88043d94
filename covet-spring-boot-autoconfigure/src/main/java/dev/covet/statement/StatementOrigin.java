package dev.covet.statement;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What in the application asked for a statement: a query, a relation, a method of a
 * repository. It travels in the Reactor context, as {@link StatementLabel} does.
 * <p>
 * A reactive statement runs long after the method that asked for it has returned, so
 * where that was must be kept at the call. That is too dear for each: an origin keeps the
 * place of its first calls, and of some more whenever someone {@linkplain #wantCallSite()
 * wants} it. There is one origin for each thing that asks, used again and again; it is
 * safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class StatementOrigin {

	private static final Object KEY = StatementOrigin.class.getName();

	private static final int CALL_SITES = 8;

	private final Kind kind;

	private final String owner;

	private final String member;

	// How many more call sites are kept; shared by what was made from one origin
	private final AtomicInteger wanted;

	private final @Nullable String callSite;

	private StatementOrigin(Kind kind, String owner, String member, AtomicInteger wanted, @Nullable String callSite) {
		this.kind = kind;
		this.owner = owner;
		this.member = member;
		this.wanted = wanted;
		this.callSite = callSite;
	}

	/**
	 * Create an origin.
	 * @param kind what asks
	 * @param owner the entity or repository, by its simple name
	 * @param member the relation or method, empty for a query
	 * @return the origin, without a call site
	 */
	public static StatementOrigin of(Kind kind, String owner, String member) {
		return new StatementOrigin(kind, owner, member, new AtomicInteger(CALL_SITES), null);
	}

	/**
	 * Return the origin in a context.
	 * @param context the context to look into
	 * @return the innermost origin, or {@code null} if there is none
	 */
	public static @Nullable StatementOrigin from(ContextView context) {
		return context.getOrDefault(KEY, null);
	}

	/**
	 * Add this origin to a context, in place of one that is there.
	 * @param context the context to add to
	 * @return a new context with the origin
	 */
	public Context putInto(Context context) {
		return context.put(KEY, this);
	}

	/**
	 * Say that this origin, called from here, asks for the statements of something.
	 * @param work what leads to them
	 * @param <T> its result
	 * @return the result
	 */
	public <T> Mono<T> on(Mono<T> work) {
		return work.contextWrite(here()::putInto);
	}

	/**
	 * Say that this origin, called from here, asks for the statements of something.
	 * @param work what leads to them
	 * @param <T> its results
	 * @return the results
	 */
	public <T> Flux<T> on(Flux<T> work) {
		return work.contextWrite(here()::putInto);
	}

	/**
	 * Return the origin for a call from here.
	 * @return one with the place of the caller, if that is wanted and there is one; else
	 * this one
	 */
	public StatementOrigin here() {
		if (this.wanted.get() <= 0 || this.wanted.getAndDecrement() <= 0) {
			return this;
		}
		String found = CallSites.find();
		return (found != null) ? new StatementOrigin(this.kind, this.owner, this.member, this.wanted, found) : this;
	}

	/**
	 * Keep the places of the next calls.
	 */
	public void wantCallSite() {
		this.wanted.set(CALL_SITES);
	}

	/**
	 * Return this origin as one of another kind, with the same call site.
	 * @param other the kind
	 * @return the origin
	 */
	public StatementOrigin as(Kind other) {
		return (other != this.kind) ? new StatementOrigin(other, this.owner, this.member, this.wanted, this.callSite)
				: this;
	}

	/**
	 * Return whether this is the same origin as another, for whichever call.
	 * @param other the other
	 * @return whether one was made from the other
	 */
	public boolean isOf(StatementOrigin other) {
		return this.wanted == other.wanted;
	}

	/**
	 * Return what asks.
	 * @return the kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Return the entity or repository.
	 * @return its simple name
	 */
	public String owner() {
		return this.owner;
	}

	/**
	 * Return the relation or method.
	 * @return its name, empty for a query
	 */
	public String member() {
		return this.member;
	}

	/**
	 * Return where in the application the call was.
	 * @return the place, or {@code null} if it was not kept
	 */
	public @Nullable String callSite() {
		return this.callSite;
	}

	@Override
	public String toString() {
		return this.member.isEmpty() ? this.owner : this.owner + "." + this.member;
	}

	/**
	 * What can ask for a statement.
	 */
	public enum Kind {

		/**
		 * A query of Covet, with its prefetches.
		 */
		QUERY,

		/**
		 * A relation that is loaded for one owner alone.
		 */
		RELATION_OF_ONE,

		/**
		 * A method of a repository.
		 */
		METHOD

	}

}
