package dev.covet.mapping;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Names of foreign key columns: what the application's naming strategy makes of the
 * property's name with {@code Id} behind it, {@code author} → {@code authorId} →
 * {@code author_id}.
 */
record ReferenceNaming(NamingStrategy strategy) {

	String column(String name) {
		return this.strategy.getColumnName(named(name + "Id", null));
	}

	String column(RelationalPersistentProperty property) {
		return this.strategy.getColumnName(named(property.getName() + "Id", property));
	}

	String column(Class<?> entity) {
		return column(Introspector.decapitalize(entity.getSimpleName()));
	}

	private static RelationalPersistentProperty named(String name, @Nullable RelationalPersistentProperty property) {
		return (RelationalPersistentProperty) Proxy.newProxyInstance(ReferenceNaming.class.getClassLoader(),
				new Class<?>[] { RelationalPersistentProperty.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "getName" -> name;
					case "getType" -> Object.class;
					case "hashCode" -> System.identityHashCode(proxy);
					case "equals" -> proxy == arguments[0];
					default -> invoke(property, method, arguments);
				});
	}

	private static Object invoke(@Nullable RelationalPersistentProperty property, Method method, Object[] arguments)
			throws ReflectiveOperationException {
		if (property == null) {
			throw new IllegalStateException("A naming strategy that asks for " + method.getName()
					+ "() can't name the columns of a join table: name them with @ManyToMany");
		}
		return method.invoke(property, arguments);
	}

}
