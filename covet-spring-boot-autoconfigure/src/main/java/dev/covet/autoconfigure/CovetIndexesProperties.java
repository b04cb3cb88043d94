package dev.covet.autoconfigure;

import java.time.Duration;

import dev.covet.index.IndexMode;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the indexes that entities declare.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("covet.indexes")
public class CovetIndexesProperties {

	/**
	 * What is done about declared indexes when the application starts.
	 */
	private IndexMode mode = IndexMode.NONE;

	/**
	 * Longest time that the start of the application waits for indexes.
	 */
	private Duration timeout = Duration.ofMinutes(10);

	public IndexMode getMode() {
		return this.mode;
	}

	public void setMode(IndexMode mode) {
		this.mode = mode;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("must be positive, not " + timeout);
		}
		this.timeout = timeout;
	}

}
