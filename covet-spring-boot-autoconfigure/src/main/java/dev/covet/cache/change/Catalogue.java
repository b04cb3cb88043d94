package dev.covet.cache.change;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.r2dbc.spi.ConnectionFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * What is known of the database's catalogue. It is read in the background and never
 * waited for: a commit that waited for a connection while it holds one itself could wait
 * for ever.
 */
final class Catalogue {

	static final Duration PERIOD = Duration.ofMinutes(3);

	private static final Log logger = LogFactory.getLog(Catalogue.class);

	private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	private static final long PAUSE_FOR_UNKNOWN_MILLIS = 10_000;

	private final CatalogueReader reader;

	private final Scheduler scheduler;

	private final Disposable.Swap reading = Disposables.swap();

	private final Disposable.Swap next = Disposables.swap();

	private volatile @Nullable Followers followers;

	private volatile @Nullable WrittenTables texts;

	private boolean started;

	private boolean busy;

	/** Counts what has made a reading that had begun before worthless. */
	private long epoch;

	private int failures;

	private long readMillis;

	Catalogue(Supplier<ConnectionFactory> connections, Scheduler scheduler) {
		this.reader = new CatalogueReader(connections, scheduler);
		this.scheduler = scheduler;
	}

	boolean isKnown() {
		return this.followers != null;
	}

	// What follows a write; while that isn't known, no table is.
	Followers followers() {
		Followers read = this.followers;
		return (read != null) ? read : Followers.UNKNOWN;
	}

	// Reads texts as this database does, null before the first reading has told which one
	// it is.
	@Nullable WrittenTables texts() {
		return this.texts;
	}

	synchronized void start() {
		if (!this.started) {
			this.started = true;
			read();
		}
	}

	// The schema has changed: until it has been read again, nothing is known.
	synchronized void forget() {
		this.epoch++;
		this.followers = null;
		read();
	}

	// A table has turned up that isn't known, and may have come with others.
	synchronized void renew() {
		if (this.scheduler.now(TimeUnit.MILLISECONDS) - this.readMillis >= PAUSE_FOR_UNKNOWN_MILLIS) {
			read();
		}
	}

	synchronized void stop() {
		this.started = false;
		this.reading.dispose();
		this.next.dispose();
	}

	private synchronized void read() {
		if (!this.started || this.busy) {
			return;
		}
		this.busy = true;
		long begun = this.epoch;
		this.reading.update(this.reader.read()
			.subscribeOn(this.scheduler)
			.subscribe((read) -> finished(begun, read, null), (ex) -> finished(begun, null, ex)));
	}

	private synchronized void finished(long begun, @Nullable Known read, @Nullable Throwable error) {
		this.busy = false;
		if (!this.started) {
			return;
		}
		this.readMillis = this.scheduler.now(TimeUnit.MILLISECONDS);
		if (error != null) {
			failed(error);
		}
		else if (begun != this.epoch) {
			read();
		}
		else if (read != null) {
			this.texts = read.texts();
			this.followers = read.followers();
			this.failures = 0;
			readIn(PERIOD);
		}
	}

	private void failed(Throwable error) {
		this.followers = null;
		if (this.failures++ == 0) {
			logger.warn("The database's catalogue can't be read, so that every write ends all cached values: " + error);
		}
		Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(this.failures - 1, 6));
		readIn((pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE);
	}

	private void readIn(Duration pause) {
		try {
			this.next.update(this.scheduler.schedule(this::read, pause.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (RejectedExecutionException ex) {
			// The application ends
			this.started = false;
		}
	}

	/**
	 * What a reading of the catalogue tells.
	 *
	 * @param followers what follows a write
	 * @param texts reads what a text of this database writes to
	 */
	record Known(Followers followers, WrittenTables texts) {
	}

}
