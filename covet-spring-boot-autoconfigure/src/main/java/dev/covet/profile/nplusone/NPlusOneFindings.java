package dev.covet.profile.nplusone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The findings of an application, each kept and logged once.
 */
final class NPlusOneFindings {

	private static final int CAPACITY = 500;

	private static final Log logger = LogFactory.getLog(NPlusOneDetector.class);

	private final Map<Key, NPlusOneFinding> findings = new LinkedHashMap<>();

	void add(List<NPlusOneFinding> found) {
		for (NPlusOneFinding finding : found) {
			if (isNew(finding)) {
				logger.warn(finding + " (told once)");
			}
		}
	}

	private synchronized boolean isNew(NPlusOneFinding finding) {
		Key key = Key.of(finding);
		if (this.findings.containsKey(key) || this.findings.size() < CAPACITY) {
			return this.findings.put(key, finding) == null;
		}
		return false;
	}

	synchronized List<NPlusOneFinding> all() {
		return List.copyOf(this.findings.values());
	}

	synchronized void clear() {
		this.findings.clear();
	}

	/**
	 * What makes a finding another one.
	 *
	 * @param text the statement
	 * @param callSite where it was asked for, or else what it ran in
	 */
	private record Key(String text, @Nullable String callSite) {

		static Key of(NPlusOneFinding finding) {
			return new Key(finding.text(), (finding.callSite() != null) ? finding.callSite() : finding.place());
		}

	}

}
