package dev.covet.query.execute;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.FactoryMethod;
import org.springframework.data.mapping.InstanceCreatorMetadata;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mapping.PreferredConstructor;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.util.ReflectionUtils;

// Method handles for constructors and fields, looked up once. A call costs about what a
// virtual call does.
final class Creators {

	private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

	private Creators() {
	}

	// The creator that Spring Data would use, taking its arguments as an array.
	static MethodHandle of(PersistentEntity<?, ?> entity) {
		InstanceCreatorMetadata<?> metadata = entity.getInstanceCreatorMetadata();
		try {
			if (metadata instanceof PreferredConstructor<?, ?> constructor) {
				return spread(unreflect(constructor.getConstructor()));
			}
			if (metadata instanceof FactoryMethod<?, ?> factory) {
				ReflectionUtils.makeAccessible(factory.getFactoryMethod());
				return spread(LOOKUP.unreflect(factory.getFactoryMethod()));
			}
			return spread(unreflect(entity.getType().getDeclaredConstructor()));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("No way to create a " + entity.getType().getName()
					+ ": give it a constructor that Spring Data finds", ex);
		}
	}

	// The canonical constructor of a record.
	static MethodHandle ofRecord(Class<?> type, Class<?>... components) {
		try {
			return spread(unreflect(type.getDeclaredConstructor(components)));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("No canonical constructor in " + type.getName(), ex);
		}
	}

	private static MethodHandle unreflect(Constructor<?> constructor) throws IllegalAccessException {
		ReflectionUtils.makeAccessible(constructor);
		return LOOKUP.unreflectConstructor(constructor);
	}

	private static MethodHandle spread(MethodHandle handle) {
		return handle.asSpreader(Object[].class, handle.type().parameterCount())
			.asType(MethodType.methodType(Object.class, Object[].class));
	}

	static Object create(MethodHandle creator, @Nullable Object[] arguments) {
		try {
			return creator.invokeExact(arguments);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("Could not create an entity", ex);
		}
	}

	// A setter for a property: its field where that is possible, else Spring Data's way.
	static Assembler.Setter setter(PersistentEntity<?, RelationalPersistentProperty> entity,
			RelationalPersistentProperty property) {
		Field field = property.getField();
		if (field == null || Modifier.isFinal(field.getModifiers()) || property.usePropertyAccess()) {
			return (instance, value) -> {
				var accessor = entity.getPropertyAccessor(instance);
				accessor.setProperty(property, value);
				return accessor.getBean();
			};
		}
		return fieldSetter(field);
	}

	static Assembler.Setter fieldSetter(Field field) {
		try {
			ReflectionUtils.makeAccessible(field);
			MethodHandle setter = LOOKUP.unreflectSetter(field)
				.asType(MethodType.methodType(void.class, Object.class, Object.class));
			boolean primitive = field.getType().isPrimitive();
			return (instance, value) -> set(setter, instance, value, primitive);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("No access to " + field, ex);
		}
	}

	private static Object set(MethodHandle setter, Object instance, @Nullable Object value, boolean primitive) {
		try {
			if (value != null || !primitive) {
				setter.invokeExact(instance, value);
			}
			return instance;
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("Could not set a property of " + instance.getClass().getName(), ex);
		}
	}

}
