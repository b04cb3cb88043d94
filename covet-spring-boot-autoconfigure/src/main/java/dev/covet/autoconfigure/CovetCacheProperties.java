package dev.covet.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for the cache.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("covet.cache")
public class CovetCacheProperties {

	/**
	 * Whether there is a cache at all.
	 */
	private boolean enabled = true;

	/**
	 * Longest time that a value is kept in a cache that has no TTL of its own.
	 */
	private Duration ttl = Duration.ofMinutes(10);

	private final Query query = new Query();

	private final Local local = new Local();

	private final Redis redis = new Redis();

	/**
	 * Settings of single caches, by name.
	 */
	private final Map<String, Named> caches = new LinkedHashMap<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Duration getTtl() {
		return this.ttl;
	}

	public void setTtl(Duration ttl) {
		this.ttl = positive("covet.cache.ttl", ttl);
	}

	public Query getQuery() {
		return this.query;
	}

	public Local getLocal() {
		return this.local;
	}

	public Redis getRedis() {
		return this.redis;
	}

	public Map<String, Named> getCaches() {
		return this.caches;
	}

	// Boot names the group only, so the key is a part of the message.
	private static <D extends @Nullable Duration> D positive(String key, D time) {
		check(time == null || (!time.isNegative() && !time.isZero()), key, time, "a time longer than zero");
		return time;
	}

	private static void check(boolean good, String key, @Nullable Object value, String range) {
		if (!good) {
			throw new IllegalArgumentException("%s is '%s': set it to %s".formatted(key, value, range));
		}
	}

	/**
	 * The results of queries.
	 */
	public static class Query {

		/**
		 * Whether the result of every read is cached, but for those that say otherwise.
		 */
		private boolean enabled;

		/**
		 * Longest time that a result is kept.
		 */
		private Duration ttl = Duration.ofMinutes(5);

		/**
		 * Largest number of rows of a result that is cached.
		 */
		private int maximumRows = 10000;

		/**
		 * Largest size of a result that is cached, estimated.
		 */
		private DataSize maximumSize = DataSize.ofMegabytes(4);

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public Duration getTtl() {
			return this.ttl;
		}

		public void setTtl(Duration ttl) {
			this.ttl = positive("covet.cache.query.ttl", ttl);
		}

		public int getMaximumRows() {
			return this.maximumRows;
		}

		public void setMaximumRows(int maximumRows) {
			check(maximumRows >= 0, "covet.cache.query.maximum-rows", maximumRows, "0 or more");
			this.maximumRows = maximumRows;
		}

		public DataSize getMaximumSize() {
			return this.maximumSize;
		}

		public void setMaximumSize(DataSize maximumSize) {
			check(!maximumSize.isNegative(), "covet.cache.query.maximum-size", maximumSize, "0 or more");
			this.maximumSize = maximumSize;
		}

	}

	/**
	 * The tier in this JVM.
	 */
	public static class Local {

		/**
		 * Whether values are kept in this JVM.
		 */
		private boolean enabled = true;

		/**
		 * Memory that all values together may take, estimated.
		 */
		private DataSize maximumWeight = DataSize.ofMegabytes(64);

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public DataSize getMaximumWeight() {
			return this.maximumWeight;
		}

		public void setMaximumWeight(DataSize maximumWeight) {
			check(!maximumWeight.isNegative(), "covet.cache.local.maximum-weight", maximumWeight, "0 or more");
			this.maximumWeight = maximumWeight;
		}

	}

	/**
	 * The tier that all nodes share.
	 */
	public static class Redis {

		/**
		 * Whether values are shared through Redis, where a connection to it is
		 * configured.
		 */
		private boolean enabled = true;

		/**
		 * Beginning of all keys.
		 */
		private String keyPrefix = "covet:";

		/**
		 * Time after which a command to Redis is given up.
		 */
		private Duration commandTimeout = Duration.ofMillis(100);

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public String getKeyPrefix() {
			return this.keyPrefix;
		}

		public void setKeyPrefix(String keyPrefix) {
			check(!keyPrefix.isBlank(), "covet.cache.redis.key-prefix", keyPrefix,
					"a text, so that other keys are told apart");
			this.keyPrefix = keyPrefix;
		}

		public Duration getCommandTimeout() {
			return this.commandTimeout;
		}

		public void setCommandTimeout(Duration commandTimeout) {
			this.commandTimeout = positive("covet.cache.redis.command-timeout", commandTimeout);
		}

	}

	/**
	 * One cache.
	 */
	public static class Named {

		/**
		 * Longest time that a value is kept.
		 */
		private @Nullable Duration ttl;

		/**
		 * Time after the TTL in which a value may still be served while it is renewed.
		 */
		private @Nullable Duration staleFor;

		/**
		 * Tables whose writes end the values.
		 */
		private List<String> dependsOn = new ArrayList<>();

		public @Nullable Duration getTtl() {
			return this.ttl;
		}

		public void setTtl(@Nullable Duration ttl) {
			this.ttl = positive("covet.cache.caches.*.ttl", ttl);
		}

		public @Nullable Duration getStaleFor() {
			return this.staleFor;
		}

		public void setStaleFor(@Nullable Duration staleFor) {
			this.staleFor = positive("covet.cache.caches.*.stale-for", staleFor);
		}

		public List<String> getDependsOn() {
			return this.dependsOn;
		}

		public void setDependsOn(List<String> dependsOn) {
			this.dependsOn = dependsOn;
		}

	}

}
