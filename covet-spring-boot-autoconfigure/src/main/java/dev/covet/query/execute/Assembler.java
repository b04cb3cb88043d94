package dev.covet.query.execute;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object: its constructor's arguments first, then the properties that the
 * constructor does not take.
 */
final class Assembler {

	private final MethodHandle creator;

	private final Source[] arguments;

	private final Property[] properties;

	Assembler(MethodHandle creator, List<Source> arguments, List<Property> properties) {
		this.creator = creator;
		this.arguments = arguments.toArray(new Source[0]);
		this.properties = properties.toArray(new Property[0]);
	}

	Object assemble(Readable row, @Nullable Object id, @Nullable RowHandles handles, Result result) {
		@Nullable Object[] values = new @Nullable Object[this.arguments.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments[i].get(row, id, handles, result);
		}
		Object instance = Creators.create(this.creator, values);
		for (Property property : this.properties) {
			instance = property.setter().set(instance, property.source().get(row, id, handles, result));
		}
		return instance;
	}

	// Read the values now, for an object that is made when its parts are.
	Drafts.Prepared prepare(Readable row, @Nullable Object id, @Nullable RowHandles handles, Result result) {
		@Nullable Object[] values = new @Nullable Object[this.arguments.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments[i].get(row, id, handles, result);
		}
		@Nullable Object[] rest = Arrays.stream(this.properties)
			.map((property) -> property.source().get(row, id, handles, result))
			.toArray();
		List<Known> parts = Stream.concat(Arrays.stream(values), Arrays.stream(rest))
			.filter(Known.class::isInstance)
			.map(Known.class::cast)
			.toList();
		return new Drafts.Prepared(parts, () -> assemble(values, rest));
	}

	private Object assemble(@Nullable Object[] values, @Nullable Object[] rest) {
		Arrays.setAll(values, (i) -> Known.resolve(values[i]));
		Object instance = Creators.create(this.creator, values);
		for (int i = 0; i < rest.length; i++) {
			instance = this.properties[i].setter().set(instance, Known.resolve(rest[i]));
		}
		return instance;
	}

	/**
	 * A property that is set on the new object.
	 *
	 * @param source where its value comes from
	 * @param setter sets it
	 */
	record Property(Source source, Setter setter) {
	}

	/**
	 * Sets a property.
	 */
	@FunctionalInterface
	interface Setter {

		// Set the property and return the object, a new one where it is immutable.
		Object set(Object instance, @Nullable Object value);

	}

}
