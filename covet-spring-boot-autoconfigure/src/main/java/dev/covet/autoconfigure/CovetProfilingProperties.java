package dev.covet.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for profiling.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("covet.profiling")
public class CovetProfilingProperties {

	/**
	 * Whether the statements of profiled requests and publishers are counted.
	 */
	private boolean enabled = true;

	private final Request request = new Request();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public Request getRequest() {
		return this.request;
	}

	/**
	 * Properties of request profiling.
	 */
	public static class Request {

		/**
		 * Whether a request that asks for its profile is answered with it. Whoever can
		 * send requests can ask.
		 */
		private boolean enabled;

		/**
		 * Name of the query parameter that asks for the profile of a request, with the
		 * value "true".
		 */
		private String parameter = "profile";

		/**
		 * Prefix of the names of the response headers.
		 */
		private String headerPrefix = "X-Profile-";

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public String getParameter() {
			return this.parameter;
		}

		public void setParameter(String parameter) {
			if (parameter.isBlank()) {
				throw new IllegalArgumentException("must not be empty");
			}
			this.parameter = parameter;
		}

		public String getHeaderPrefix() {
			return this.headerPrefix;
		}

		public void setHeaderPrefix(String headerPrefix) {
			if (!headerPrefix.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
				throw new IllegalArgumentException(
						"must be part of a header's name, of letters, digits and dashes, not '" + headerPrefix + "'");
			}
			this.headerPrefix = headerPrefix;
		}

	}

}
