package dev.covet.mapping.json;

import java.util.ArrayDeque;
import java.util.Deque;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.SerializationContext;

/**
 * The entities that are being written, from the outside in: relations lead in circles,
 * and JSON does not.
 */
final class Nesting {

	private static final Object KEY = Nesting.class;

	private final Deque<Object> open = new ArrayDeque<>();

	private Nesting() {
	}

	static Nesting of(SerializationContext context) {
		Nesting nesting = (Nesting) context.getAttribute(KEY);
		if (nesting == null) {
			nesting = new Nesting();
			context.setAttribute(KEY, nesting);
		}
		return nesting;
	}

	// The outermost object, and one that is not behind a handle, is known to the
	// generator
	// alone.
	boolean contains(Object entity, JsonGenerator generator) {
		TokenStreamContext context = generator.streamWriteContext();
		while (context != null) {
			if (context.currentValue() == entity) {
				return true;
			}
			context = context.getParent();
		}
		return this.open.stream().anyMatch((outer) -> outer == entity);
	}

	void write(Object entity, JsonGenerator generator, SerializationContext context) {
		this.open.push(entity);
		try {
			context.writeValue(generator, entity);
		}
		finally {
			this.open.pop();
		}
	}

}
