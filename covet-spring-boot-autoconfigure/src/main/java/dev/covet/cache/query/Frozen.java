package dev.covet.cache.query;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * A value that could be changed, kept so that nobody can: whoever reads it gets one of
 * his own.
 */
sealed interface Frozen {

	// A new value.
	Object thaw();

	/**
	 * Bytes.
	 *
	 * @param content the bytes
	 * @param buffer whether they are read as a buffer
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Bytes(byte[] content, boolean buffer) implements Frozen {

		static Bytes of(ByteBuffer buffer) {
			byte[] content = new byte[buffer.remaining()];
			buffer.duplicate().get(content);
			return new Bytes(content, true);
		}

		@Override
		public Object thaw() {
			byte[] copy = this.content.clone();
			return this.buffer ? ByteBuffer.wrap(copy) : copy;
		}

	}

	/**
	 * An array of objects.
	 *
	 * @param component what it is an array of
	 * @param elements its elements, as they are kept
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Elements(Class<?> component, @Nullable Object[] elements) implements Frozen {

		@Override
		public Object thaw() {
			@Nullable Object[] array = (@Nullable Object[]) Array.newInstance(this.component, this.elements.length);
			for (int i = 0; i < array.length; i++) {
				array[i] = StoredRow.thawed(this.elements[i]);
			}
			return array;
		}

	}

	/**
	 * A value of a driver's own type.
	 *
	 * @param <T> the type
	 * @param type how it is kept
	 * @param content its bytes
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Foreign<T>(StoredType<T> type, byte[] content) implements Frozen {

		@Override
		public Object thaw() {
			return this.type.read(this.content.clone());
		}

	}

}
