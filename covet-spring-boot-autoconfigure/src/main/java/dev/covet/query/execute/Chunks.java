package dev.covet.query.execute;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * The results of a stream, chunk by chunk: a row counts to the chunk that it is read
 * into. Each chunk is a session of its own, so that a long stream does not gather all of
 * its entities.
 */
final class Chunks {

	private final Reading reading;

	private final Supplier<Session> sessions;

	private final int size;

	private final Queue<Result> waiting = new ConcurrentLinkedQueue<>();

	private @Nullable Result current;

	private long read;

	Chunks(Reading reading, Supplier<Session> sessions, int size) {
		this.reading = reading;
		this.sessions = sessions;
		this.size = size;
	}

	Object read(Readable row) {
		Result result = this.current;
		if (result == null || this.read % this.size == 0) {
			result = this.reading.newResult(this.sessions.get());
			this.current = result;
			if (this.reading.prefetches() > 0 || this.reading.drafted()) {
				this.waiting.add(result);
			}
		}
		this.read++;
		return this.reading.read(row, result);
	}

	// The oldest chunk that was not taken yet: only what still has to be done is kept.
	Result next() {
		return this.waiting.remove();
	}

}
