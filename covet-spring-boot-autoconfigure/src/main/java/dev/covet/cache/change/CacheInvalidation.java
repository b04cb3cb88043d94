package dev.covet.cache.change;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.covet.cache.CacheRegions;
import dev.covet.cache.Change;
import dev.covet.statement.CommitListener;
import dev.covet.statement.Operation;
import dev.covet.statement.WrittenStatement;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Ends cached values by what was committed: it reads from the text of each statement to
 * which tables it wrote, adds those that follow by the database's own doing (foreign keys
 * that cascade, views, partitions, triggers), and tells the regions. What can't be told
 * counts as more, never as less: until the catalogue has been read, and where a statement
 * may have written to anything, all values end.
 *
 * <p>
 * A function that writes when a {@code SELECT} calls it isn't seen, and neither is what
 * other programs write: for these there is {@link #invalidate}. Safe for use by many
 * threads.
 *
 * @since 0.1.0
 */
public final class CacheInvalidation implements CommitListener, AutoCloseable {

	private static final Duration LONGEST_READING = Duration.ofSeconds(1);

	private final CacheRegions regions;

	private final Scheduler scheduler;

	private final Catalogue catalogue;

	private final Set<String> temporary = ConcurrentHashMap.newKeySet();

	/**
	 * Create an invalidation.
	 * @param regions the regions whose values end
	 * @param connections gives the connections by which the catalogue is read; it is
	 * asked at each reading, so that it may be there later than this object
	 * @param scheduler where texts are read that have not been seen before, and whose
	 * time counts
	 */
	public CacheInvalidation(CacheRegions regions, Supplier<ConnectionFactory> connections, Scheduler scheduler) {
		this.regions = regions;
		this.scheduler = scheduler;
		this.catalogue = new Catalogue(connections, scheduler);
	}

	/**
	 * Begin to read the catalogue, now, after each change of the schema and every few
	 * minutes. Returns at once.
	 */
	public void start() {
		this.catalogue.start();
	}

	/**
	 * Return whether the catalogue is known, so that writes end no more values than they
	 * have to.
	 * @return whether it has been read since the last change of the schema
	 */
	public boolean isReady() {
		return this.catalogue.isKnown();
	}

	@Override
	public Mono<Void> onCommit(List<WrittenStatement> statements) {
		// A caller that goes away must not keep what it has written from ending values.
		return Mono.defer(() -> Mono.fromFuture(invalidate(statements).toFuture(), true));
	}

	private Mono<Void> invalidate(List<WrittenStatement> statements) {
		WrittenTables texts = this.catalogue.texts();
		if (texts == null) {
			return this.regions.invalidate(beforeFirstReading(statements));
		}
		Mono<Collection<Change>> changes = Mono.fromCallable(() -> changes(texts, statements));
		if (!statements.stream().allMatch((statement) -> texts.isKnown(statement.sql()))) {
			changes = changes.subscribeOn(this.scheduler).timeout(LONGEST_READING);
		}
		return changes.onErrorReturn(List.of(Change.ofEverything())).flatMap(this::tell);
	}

	private Mono<Void> tell(Collection<Change> changes) {
		return changes.isEmpty() ? Mono.empty() : this.regions.invalidate(changes);
	}

	// A reading that has begun may not see what was created meanwhile.
	private Collection<Change> beforeFirstReading(List<WrittenStatement> statements) {
		if (statements.stream().anyMatch((statement) -> !isRowsOnly(statement.sql()))) {
			this.catalogue.forget();
		}
		return List.of(Change.ofEverything());
	}

	private static boolean isRowsOnly(String sql) {
		return switch (Operation.of(sql)) {
			case INSERT, UPDATE, DELETE, MERGE -> sql.indexOf(';') < 0;
			default -> false;
		};
	}

	private Collection<Change> changes(WrittenTables texts, List<WrittenStatement> statements) {
		CommittedChanges changes = gather();
		boolean schema = false;
		for (WrittenStatement statement : statements) {
			List<Written> written = texts.read(statement.sql());
			schema = schema || written.stream().anyMatch(Written::changesSchema);
			changes.add(written, statement.rows());
		}
		if (schema) {
			this.catalogue.forget();
		}
		return finish(changes);
	}

	private CommittedChanges gather() {
		return new CommittedChanges(this.catalogue.followers(), this.temporary);
	}

	private Collection<Change> finish(CommittedChanges changes) {
		if (changes.hasUnknownTable()) {
			this.catalogue.renew();
		}
		return changes.changes();
	}

	/**
	 * End the values that depend on tables to which somebody else has written, another
	 * program or a function for instance.
	 * @param tables the names of the tables
	 * @return completes when no later read on this node returns a value from before;
	 * works when subscribed to, and never fails
	 */
	public Mono<Void> invalidate(Collection<String> tables) {
		return Mono.defer(() -> {
			CommittedChanges changes = gather();
			tables.forEach((table) -> changes.table(TableNames.tag(table), Writing.ANY, null));
			return tell(finish(changes));
		});
	}

	/**
	 * Return the tables that a statement has changed, those that follow included, without
	 * waiting for anything.
	 * @param statement the statement, committed or not
	 * @return the tables as they appear in tags; {@code null} if they may be any, or are
	 * not known yet
	 */
	public @Nullable Set<String> tables(WrittenStatement statement) {
		WrittenTables texts = this.catalogue.texts();
		if (texts == null) {
			return null;
		}
		if (!texts.isKnown(statement.sql())) {
			this.scheduler.schedule(() -> texts.read(statement.sql()));
			return null;
		}
		CommittedChanges changes = gather();
		changes.add(texts.read(statement.sql()), statement.rows());
		return changes.tables();
	}

	/**
	 * Read the catalogue no more.
	 */
	@Override
	public void close() {
		this.catalogue.stop();
	}

}
