package dev.covet.profile.nplusone;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says that something ran the same statement once for each of many rows, in
 * {@link NPlusOneMode#FAIL}.
 *
 * @since 0.1.0
 */
public final class NPlusOneException extends RuntimeException {

	private final transient List<NPlusOneFinding> findings;

	/**
	 * Create the exception.
	 * @param findings what was found, at least one
	 */
	public NPlusOneException(List<NPlusOneFinding> findings) {
		super(findings.stream().map(NPlusOneFinding::toString).collect(Collectors.joining(System.lineSeparator())));
		this.findings = List.copyOf(findings);
	}

	/**
	 * Return what was found.
	 * @return all findings of the request
	 */
	public List<NPlusOneFinding> findings() {
		return (this.findings != null) ? this.findings : List.of();
	}

}
