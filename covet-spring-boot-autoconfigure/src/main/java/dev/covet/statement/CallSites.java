package dev.covet.statement;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds the place in the application's code that the current thread was called from. It
 * walks the stack, which takes some microseconds, so it is asked when there is something
 * to tell.
 *
 * @since 0.1.0
 */
public final class CallSites {

	private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

	private static final List<String> LIBRARIES = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta.",
			"kotlin.", "kotlinx.", "groovy.", "reactor.", "org.reactivestreams.", "io.reactivex.", "io.r2dbc.",
			"io.netty.", "io.micrometer.", "org.springframework.", "org.aopalliance.", "org.apache.", "org.hibernate.",
			"org.eclipse.", "org.jooq.", "org.postgresql.", "org.mariadb.", "com.mysql.", "org.h2.", "com.zaxxer.",
			"com.fasterxml.", "tools.jackson.", "org.junit.", "org.slf4j.", "ch.qos.logback.", "org.mockito.");

	// What is made at run time between two of the application's methods
	private static final Pattern GENERATED = Pattern.compile("\\$Proxy\\d|\\$\\$|\\$HibernateProxy|\\$ByteBuddy");

	private static final Pattern LAMBDA = Pattern.compile("lambda\\$(.+)\\$\\d+");

	private CallSites() {
	}

	/**
	 * Find the innermost frame of the application.
	 * @return class, method, file and line, or {@code null} when nothing of the
	 * application is on the stack, as on the event loop of a driver
	 */
	public static @Nullable String find() {
		return WALKER.walk((
				frames) -> frames.filter(CallSites::isOfApplication).findFirst().map(CallSites::describe).orElse(null));
	}

	private static boolean isOfApplication(StackFrame frame) {
		String name = frame.getClassName();
		return LIBRARIES.stream().noneMatch(name::startsWith) && !GENERATED.matcher(name).find()
				&& !isOfCovet(frame.getDeclaringClass());
	}

	// An application may well be in a package below Covet's, as the sample is
	private static boolean isOfCovet(Class<?> type) {
		return type.getName().startsWith("dev.covet.")
				&& type.getProtectionDomain() == CallSites.class.getProtectionDomain();
	}

	private static String describe(StackFrame frame) {
		String file = (frame.getFileName() != null) ? frame.getFileName() : "Unknown Source";
		return frame.getClassName() + "." + LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1") + "(" + file
				+ ((frame.getLineNumber() > 0) ? ":" + frame.getLineNumber() : "") + ")";
	}

}
