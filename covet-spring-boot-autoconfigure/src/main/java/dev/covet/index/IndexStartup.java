package dev.covet.index;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * Validates or creates indexes when the application starts: after its schema has been set
 * up, and before a web server takes requests. Validation never keeps it from starting; a
 * declared index that can't be created does, with {@link IndexCreationException}, as a
 * migration would, and so does one that takes too long, with
 * {@link IndexTimeoutException}.
 *
 * @since 0.1.0
 */
public final class IndexStartup implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(IndexStartup.class);

	// The time limit ends the waiting; this is for what it cancels.
	private static final Duration CANCELLATION = Duration.ofSeconds(10);

	private final Indexes indexes;

	private final IndexMode mode;

	private final Duration timeout;

	private volatile boolean running;

	/**
	 * Create it.
	 * @param indexes the indexes
	 * @param mode what to do
	 * @param timeout the longest time for it
	 */
	public IndexStartup(Indexes indexes, IndexMode mode, Duration timeout) {
		this.indexes = indexes;
		this.mode = mode;
		this.timeout = timeout;
	}

	@Override
	public void start() {
		if (this.mode == IndexMode.VALIDATE) {
			validate();
		}
		else if (this.mode == IndexMode.CREATE) {
			create();
		}
		this.running = true;
	}

	private void validate() {
		try {
			log(await(this.indexes.validate()));
		}
		catch (RuntimeException ex) {
			logger.warn("Indexes could not be validated: " + ex.getMessage(), ex);
		}
	}

	private void create() {
		IndexReport report = await(this.indexes.create());
		log(report);
		if (!report.failed().isEmpty()) {
			throw new IndexCreationException(report);
		}
	}

	private IndexReport await(Mono<IndexReport> report) {
		return report.timeout(this.timeout, Mono.error(() -> new IndexTimeoutException(this.timeout)))
			.blockOptional(this.timeout.plus(CANCELLATION))
			.orElseThrow();
	}

	private static void log(IndexReport report) {
		if (report.isClean()) {
			logger.info(new IndexReportText(report));
		}
		else if (report.failed().isEmpty()) {
			logger.warn(new IndexReportText(report));
		}
		else {
			logger.error(new IndexReportText(report));
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	// Before web servers and whatever else works on the data.
	@Override
	public int getPhase() {
		return 0;
	}

}
