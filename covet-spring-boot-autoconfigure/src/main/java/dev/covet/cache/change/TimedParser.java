package dev.covet.cache.change;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * JSqlParser on the caller's thread, and for a bounded time.
 */
final class TimedParser {

	private static final Duration LONGEST = Duration.ofMillis(250);

	private TimedParser() {
	}

	// Parse one statement; null if it can't be parsed in time.
	static @Nullable Statement parse(String sql) {
		long end = System.nanoTime() + LONGEST.toNanos();
		Statement statement = parse(sql, false);
		return (statement != null || System.nanoTime() > end) ? statement : parse(sql, true);
	}

	// What looks ahead at nested expressions may do so for years, and tries fewer ways
	// once
	// it is interrupted.
	private static @Nullable Statement parse(String sql, boolean complex) {
		CCJSqlParser parser = CCJSqlParserUtil.newParser(sql).withAllowComplexParsing(complex);
		Disposable interruption = Schedulers.parallel()
			.schedule(() -> parser.interrupted = true, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
		try {
			return parser.Statement();
		}
		catch (ParseException | RuntimeException | StackOverflowError ex) {
			return null;
		}
		finally {
			interruption.dispose();
		}
	}

}
