package dev.covet.autoconfigure;

import java.time.Duration;

import dev.covet.mapping.FetchMode;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for queries.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("covet.query")
public class CovetQueryProperties {

	/**
	 * What loading a relation does that the query did not plan for.
	 */
	private FetchMode fetchMode = FetchMode.PEERS;

	/**
	 * Largest number of keys in one statement on databases that don't bind lists as
	 * arrays.
	 */
	private int batchSize = 1000;

	/**
	 * Whether PostgreSQL transfers values in binary form, which saves parsing them from
	 * text. Applies to all connections of the auto-configured factory.
	 */
	private boolean binaryTransfer = true;

	/**
	 * Longest time for a whole query. Unlimited when empty.
	 */
	private @Nullable Duration timeout;

	/**
	 * Whether each statement is logged, without bind values and with literals masked, by
	 * the logger "dev.covet.sql".
	 */
	private boolean echo;

	/**
	 * Duration above which a statement is logged as slow, by the logger "dev.covet.sql":
	 * at most one line a minute for each text. An empty value switches it off.
	 */
	private Duration slowThreshold = Duration.ofMillis(50);

	public FetchMode getFetchMode() {
		return this.fetchMode;
	}

	public void setFetchMode(FetchMode fetchMode) {
		this.fetchMode = fetchMode;
	}

	public int getBatchSize() {
		return this.batchSize;
	}

	public void setBatchSize(int batchSize) {
		if (batchSize < 1) {
			throw new IllegalArgumentException("must be 1 or more, not " + batchSize);
		}
		this.batchSize = batchSize;
	}

	public boolean isBinaryTransfer() {
		return this.binaryTransfer;
	}

	public void setBinaryTransfer(boolean binaryTransfer) {
		this.binaryTransfer = binaryTransfer;
	}

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
			throw new IllegalArgumentException("must be positive, not " + timeout);
		}
		this.timeout = timeout;
	}

	public boolean isEcho() {
		return this.echo;
	}

	public void setEcho(boolean echo) {
		this.echo = echo;
	}

	public Duration getSlowThreshold() {
		return this.slowThreshold;
	}

	public void setSlowThreshold(Duration slowThreshold) {
		if (slowThreshold.isNegative()) {
			throw new IllegalArgumentException("must be 0 or more, not " + slowThreshold);
		}
		this.slowThreshold = slowThreshold;
	}

}
