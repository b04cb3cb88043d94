package dev.covet.query.binary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import io.netty.buffer.ByteBuf;

/**
 * Text of floating-point numbers and of numeric.
 */
final class NumberForms {

	private static final int NUMERIC_NEGATIVE = 0x4000;

	private static final BigDecimal HALF = new BigDecimal("0.5");

	private static final RoundingMode[] ROUNDINGS = { RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP };

	private NumberForms() {
	}

	static String float4(ByteBuf value) {
		float number = value.readFloat();
		if (number == 0 || Float.isNaN(number) || Float.isInfinite(number)) {
			return special(number);
		}
		float size = Math.abs(number);
		String text = shortest(new BigDecimal(size), new BigDecimal(Math.nextDown(size)),
				new BigDecimal(Math.ulp(size)), size >= Float.MIN_NORMAL, 6);
		return (number < 0) ? "-" + text : text;
	}

	static String float8(ByteBuf value) {
		double number = value.readDouble();
		if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
			return special(number);
		}
		double size = Math.abs(number);
		String text = shortest(new BigDecimal(size), new BigDecimal(Math.nextDown(size)),
				new BigDecimal(Math.ulp(size)), size >= Double.MIN_NORMAL, 15);
		return (number < 0) ? "-" + text : text;
	}

	static String numeric(ByteBuf value) {
		int groups = value.readShort();
		int weight = value.readShort();
		int sign = value.readUnsignedShort();
		int scale = value.readUnsignedShort();
		switch (sign) {
			case 0xC000:
				return "NaN";
			case 0xD000:
				return "Infinity";
			case 0xF000:
				return "-Infinity";
			default:
				break;
		}
		StringBuilder integer = new StringBuilder();
		StringBuilder fraction = new StringBuilder();
		int last = Math.max(groups - 1, weight + (scale + 3) / 4);
		for (int i = Math.min(0, weight + 1); i <= last; i++) {
			int group = (i >= 0 && i < groups) ? value.readShort() : 0;
			String digits = String.valueOf(10_000 + group).substring(1);
			((i <= weight) ? integer : fraction).append(digits);
		}
		int zeros = 0;
		while (zeros < integer.length() && integer.charAt(zeros) == '0') {
			zeros++;
		}
		String text = ((sign == NUMERIC_NEGATIVE) ? "-" : "")
				+ ((zeros < integer.length()) ? integer.substring(zeros) : "0");
		return (scale > 0) ? text + "." + fraction.substring(0, scale) : text;
	}

	private static String special(double number) {
		return (number != 0) ? Double.toString(number) : (1 / number < 0) ? "-0" : "0";
	}

	/*
	 * The fewest digits that are nearer to the number than to its neighbours, as
	 * PostgreSQL writes them. Double.toString does that only from Java 19 on, and takes
	 * what is exactly between for nearer.
	 */
	private static String shortest(BigDecimal number, BigDecimal previous, BigDecimal distance, boolean normal,
			int certainDigits) {
		BigDecimal lower = number.add(previous).multiply(HALF);
		BigDecimal upper = number.add(distance.multiply(HALF));
		for (int digits = normal ? certainDigits : 1;; digits++) {
			for (RoundingMode rounding : ROUNDINGS) {
				BigDecimal candidate = number.round(new MathContext(digits, rounding));
				if (candidate.compareTo(lower) > 0 && candidate.compareTo(upper) < 0) {
					return format(candidate.stripTrailingZeros(), certainDigits);
				}
			}
		}
	}

	private static String format(BigDecimal number, int maximumExponent) {
		int exponent = number.precision() - number.scale() - 1;
		if (exponent >= -4 && exponent < maximumExponent) {
			return number.toPlainString();
		}
		String digits = number.unscaledValue().toString();
		return digits.charAt(0) + ((digits.length() > 1) ? "." + digits.substring(1) : "")
				+ ((exponent < 0) ? "e-" : "e+") + ((Math.abs(exponent) < 10) ? "0" : "") + Math.abs(exponent);
	}

}
