package dev.covet.web;

import java.time.Duration;
import java.util.Locale;

import dev.covet.profile.RequestProfile;

import org.springframework.http.HttpHeaders;

/**
 * Writes the figures of a {@link RequestProfile} as response headers.
 *
 * @param prefix what the names of the headers begin with
 */
record ProfileHeaders(String prefix) {

	void write(RequestProfile profile, HttpHeaders headers) {
		Duration total = profile.totalTime();
		Duration database = profile.databaseTime();
		headers.set(this.prefix + "Total-Time", total.toMillis() + "ms");
		headers.set(this.prefix + "Database-Time", database.toMillis() + "ms");
		headers.set(this.prefix + "Query-Count", String.valueOf(profile.queryCount()));
		headers.add("Server-Timing", "db;dur=" + millis(database) + ", total;dur=" + millis(total));
	}

	private static String millis(Duration duration) {
		return String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1_000_000d);
	}

}
