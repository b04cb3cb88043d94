package dev.covet.cache.json;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a type is made of, to the last field.
 *
 * @param text the same for types with the same fields, so that what an older version of a
 * class wrote isn't taken for the newer one's
 * @param problem why JSON of it can't be read by the declared type alone, or {@code null}
 */
// By fields and not by what Jackson calls properties: what Jackson leaves out is missed
// when a value is read again and compared.
record TypeShape(String text, @Nullable String problem) {

	static TypeShape of(JavaType type, JsonMapper mapper) {
		Walk walk = new Walk(mapper);
		walk.visit(type, type.getRawClass().getSimpleName());
		return new TypeShape(walk.text.toString(), walk.problem);
	}

	private static final class Walk {

		private final StringBuilder text = new StringBuilder();

		private final Set<JavaType> visited = new HashSet<>();

		private final JsonMapper mapper;

		private @Nullable String problem;

		Walk(JsonMapper mapper) {
			this.mapper = mapper;
		}

		void visit(JavaType type, String path) {
			Class<?> raw = type.getRawClass();
			this.text.append(raw.getName()).append('(');
			if (!raw.isPrimitive() && this.visited.add(type)) {
				type.getBindings().getTypeParameters().forEach((argument) -> visit(argument, path + "<>"));
				if (type.isArrayType()) {
					visit(type.getContentType(), path + "[]");
				}
				else if (raw.isEnum()) {
					this.text.append(Arrays.toString(raw.getEnumConstants()));
				}
				else if (!type.isContainerType() && !type.isReferenceType()) {
					check(type, path);
					fields(type, path);
				}
			}
			this.text.append(')');
		}

		private void check(JavaType type, String path) {
			Class<?> raw = type.getRawClass();
			JsonTypeInfo info = raw.getAnnotation(JsonTypeInfo.class);
			if (info != null && (info.use() == JsonTypeInfo.Id.CLASS || info.use() == JsonTypeInfo.Id.MINIMAL_CLASS)) {
				fail(path + " lets its bytes name a class (@JsonTypeInfo): use names instead");
			}
			else if (raw == Object.class || raw == Number.class
					|| (type.isAbstract() && info == null && isOpen(type))) {
				fail(path + " is declared as " + raw.getSimpleName()
						+ ", which doesn't say what it is: declare the class itself");
			}
		}

		private boolean isOpen(JavaType type) {
			try {
				return this.mapper._deserializationContext()
					.findRootValueDeserializer(type) instanceof AbstractDeserializer;
			}
			catch (JacksonException ex) {
				return true;
			}
		}

		private void fields(JavaType type, String path) {
			for (Class<?> owner = type.getRawClass(); owner != null
					&& !isOfJava(owner); owner = owner.getSuperclass()) {
				JavaType declaring = type.findSuperType(owner);
				Field[] fields = owner.getDeclaredFields();
				Arrays.sort(fields, Comparator.comparing(Field::getName));
				for (Field field : fields) {
					if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())
							&& !field.isSynthetic()) {
						this.text.append(field.getName()).append(':');
						visit(this.mapper.getTypeFactory()
							.resolveMemberType(field.getGenericType(), declaring.getBindings()),
								path + "." + field.getName());
					}
				}
			}
		}

		private void fail(String problem) {
			if (this.problem == null) {
				this.problem = problem;
			}
		}

		private static boolean isOfJava(Class<?> type) {
			return type.getClassLoader() == null || type.getName().startsWith("java.");
		}

	}

}
