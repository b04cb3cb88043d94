package dev.covet.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measured values of one thing: their median, and how far they are spread.
 */
final class Samples {

	private final List<Double> values = new ArrayList<>();

	void add(double value) {
		this.values.add(value);
	}

	double median() {
		return quantile(0.5);
	}

	/** Half of the distance in which the middle half of the values lies. */
	double spread() {
		return (quantile(0.75) - quantile(0.25)) / 2;
	}

	private double quantile(double q) {
		double[] sorted = this.values.stream().mapToDouble(Double::doubleValue).toArray();
		Arrays.sort(sorted);
		double place = q * (sorted.length - 1);
		int below = (int) place;
		int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
	}

	/** The median and the spread of times in microseconds. */
	String asMicros() {
		double median = median();
		return (median < 1000) ? String.format(Locale.ROOT, "%.1f ± %.1f µs", median, spread())
				: String.format(Locale.ROOT, "%.2f ± %.2f ms", median / 1000, spread() / 1000);
	}

	String asJson() {
		return String.format(Locale.ROOT, "{\"median\": %.3f, \"spread\": %.3f, \"samples\": %d}", median(), spread(),
				this.values.size());
	}

}
