package dev.covet.query.plan;

import java.time.Duration;
import java.util.List;

import dev.covet.mapping.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * A whole query: the statement for its rows and those that load relations of them.
 *
 * @param select the statement for the rows
 * @param prefetches what is loaded for the rows
 * @param view what the rows become, {@code null} for entities
 * @param options how it is run
 * @since 0.1.0
 */
public record Plan(Select select, List<Prefetch> prefetches, @Nullable ViewNode view, Options options) {

	/**
	 * Return this query run in another way.
	 * @param next how it is run
	 * @return a new plan
	 */
	public Plan with(Options next) {
		return new Plan(this.select, this.prefetches, this.view, next);
	}

	/**
	 * How a query is run.
	 *
	 * @param fetchMode what loading an unplanned relation does
	 * @param timeout the longest time for the whole query, or {@code null}
	 * @param fetchSize the number of rows that a streamed result is read by, or
	 * {@code null} for all at once
	 * @param label a name for logs and metrics, or {@code null}
	 * @param cache whether results may be kept and kept ones served
	 */
	public record Options(FetchMode fetchMode, @Nullable Duration timeout, @Nullable Integer fetchSize,
			@Nullable String label, CachePolicy cache) {

		/**
		 * Create options that leave caching to the settings of the application.
		 * @param fetchMode what loading an unplanned relation does
		 * @param timeout the longest time for the whole query, or {@code null}
		 * @param fetchSize the number of rows that a streamed result is read by, or
		 * {@code null} for all at once
		 * @param label a name for logs and metrics, or {@code null}
		 */
		public Options(FetchMode fetchMode, @Nullable Duration timeout, @Nullable Integer fetchSize,
				@Nullable String label) {
			this(fetchMode, timeout, fetchSize, label, CachePolicy.DEFAULT);
		}

		/**
		 * Return these options with another fetch mode.
		 * @param mode what loading an unplanned relation does
		 * @return new options
		 */
		public Options withFetchMode(FetchMode mode) {
			return new Options(mode, this.timeout, this.fetchSize, this.label, this.cache);
		}

		/**
		 * Return these options with another timeout.
		 * @param longest the longest time for the whole query
		 * @return new options
		 */
		public Options withTimeout(Duration longest) {
			return new Options(this.fetchMode, longest, this.fetchSize, this.label, this.cache);
		}

		/**
		 * Return these options with another label.
		 * @param name a name for logs and metrics
		 * @return new options
		 */
		public Options withLabel(String name) {
			return new Options(this.fetchMode, this.timeout, this.fetchSize, name, this.cache);
		}

		/**
		 * Return these options with another fetch size.
		 * @param rows the number of rows that a streamed result is read by
		 * @return new options
		 */
		public Options withFetchSize(int rows) {
			return new Options(this.fetchMode, this.timeout, rows, this.label, this.cache);
		}

		/**
		 * Return these options with another cache policy.
		 * @param policy whether results may be kept and kept ones served
		 * @return new options
		 */
		public Options withCache(CachePolicy policy) {
			return new Options(this.fetchMode, this.timeout, this.fetchSize, this.label, policy);
		}

	}

}
