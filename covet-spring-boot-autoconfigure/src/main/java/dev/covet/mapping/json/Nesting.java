package dev.covet.mapping.json;

import java.util.ArrayDeque;
import java.util.Deque;

import tools.jackson.core.JsonGenerator;
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

	boolean contains(Object entity) {
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
