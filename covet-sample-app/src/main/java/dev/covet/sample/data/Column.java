package dev.covet.sample.data;

import java.lang.reflect.Array;
import java.util.function.IntFunction;

/**
 * A column of generated rows.
 *
 * @param <T> the type of its values
 * @param name its name
 * @param type the type of its values
 * @param value gives the value for the number of a row, from 0
 */
record Column<T>(String name, Class<T> type, IntFunction<? extends T> value) {

	/**
	 * Return the values of some rows as an array, which the driver binds as one value.
	 */
	Object values(int from, int to) {
		Object values = Array.newInstance(this.type, to - from);
		for (int row = from; row < to; row++) {
			Array.set(values, row - from, this.value.apply(row));
		}
		return values;
	}

}
