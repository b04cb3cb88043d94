package dev.covet.cache.spring;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * The methods with one kind of annotation, found as proxies are made, so that one that
 * can't work ends the start of the application.
 *
 * @param <A> the annotation
 * @param <D> what is read from it
 */
final class MethodDeclarations<A extends Annotation, D> extends StaticMethodMatcherPointcut {

	private final Map<MethodClassKey, Optional<D>> known = new ConcurrentHashMap<>();

	private final Class<A> annotation;

	private final Reader<A, D> reader;

	MethodDeclarations(Class<A> annotation, Reader<A, D> reader) {
		this.annotation = annotation;
		this.reader = reader;
		setClassFilter((type) -> AnnotationUtils.isCandidateClass(type, annotation));
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		return find(method, targetClass) != null;
	}

	@Nullable D find(Method method, Class<?> targetClass) {
		MethodClassKey key = new MethodClassKey(method, targetClass);
		Optional<D> found = this.known.get(key);
		if (found == null) {
			found = read(method, targetClass);
			this.known.put(key, found);
		}
		return found.orElse(null);
	}

	private Optional<D> read(Method method, Class<?> targetClass) {
		Method specific = AopUtils.getMostSpecificMethod(method, targetClass);
		A found = AnnotatedElementUtils.findMergedAnnotation(specific, this.annotation);
		return Optional.ofNullable(found).map((there) -> this.reader.read(there, specific, targetClass));
	}

	/**
	 * Reads a declaration.
	 *
	 * @param <A> the annotation
	 * @param <D> what is read from it
	 */
	@FunctionalInterface
	interface Reader<A, D> {

		D read(A annotation, Method method, Class<?> targetClass);

	}

}
