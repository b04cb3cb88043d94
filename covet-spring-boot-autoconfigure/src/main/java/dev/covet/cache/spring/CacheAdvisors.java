package dev.covet.cache.spring;

import org.springframework.aop.Advisor;
import org.springframework.core.Ordered;

/**
 * Creates the advisors of {@link Cached} and {@link InvalidateCache}. Both stand outside
 * of Spring's transactions: a value that is there needs none, and what is thrown away is
 * thrown away after the commit.
 *
 * @since 0.1.0
 */
public final class CacheAdvisors {

	static final int CACHED_ORDER = Ordered.LOWEST_PRECEDENCE - 10;

	private static final int INVALIDATING_ORDER = CACHED_ORDER - 1;

	private CacheAdvisors() {
	}

	/**
	 * Create the advisor of {@link Cached}.
	 * @param context what annotations are read with
	 * @return the advisor
	 */
	public static Advisor cached(DeclarationContext context) {
		return new DeclaredMethodAdvisor<>(
				new MethodDeclarations<>(Cached.class,
						(cached, method, type) -> CachedMethod.read(cached, method, type, context)),
				CachedMethod::call, CACHED_ORDER);
	}

	/**
	 * Create the advisor of {@link InvalidateCache}.
	 * @param context what annotations are read with
	 * @return the advisor
	 */
	public static Advisor invalidating(DeclarationContext context) {
		return new DeclaredMethodAdvisor<>(
				new MethodDeclarations<>(InvalidateCache.class,
						(annotation, method, type) -> InvalidatingMethod.read(annotation, method, type, context)),
				InvalidatingMethod::call, INVALIDATING_ORDER);
	}

}
