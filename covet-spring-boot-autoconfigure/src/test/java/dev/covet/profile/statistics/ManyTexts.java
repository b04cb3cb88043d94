package dev.covet.profile.statistics;

import java.lang.management.ManagementFactory;
import java.time.Clock;

import com.sun.management.ThreadMXBean;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementShapes;
import reactor.util.context.Context;

/**
 * Counts many statements of many texts, in a JVM of its own: its arguments are the number
 * of statements and that of texts.
 */
public final class ManyTexts {

	private static final int KNOWN = 1_000_000;

	private ManyTexts() {
	}

	public static void main(String[] arguments) {
		int statements = Integer.parseInt(arguments[0]);
		int texts = Integer.parseInt(arguments[1]);
		StatementStatistics statistics = new StatementStatistics(500, new StatementShapes(), Clock.systemUTC());
		long start = System.nanoTime();
		for (int i = 0; i < statements; i++) {
			statistics.onStatement(event("SELECT column_" + (i % texts) + " FROM table_" + (i % texts)
					+ " WHERE name = 'some name' AND id IN ($1, $2, $3) ORDER BY id"));
			if (i == statements / 10) {
				System.out.println("used early " + used());
			}
		}
		long nanos = System.nanoTime() - start;
		System.out.println("used late " + used());
		StatementSnapshot snapshot = statistics.snapshot();
		long told = snapshot.statements().stream().mapToLong(StatementFigures::count).sum();
		System.out.println("counted " + (told + snapshot.other().count()) + " in " + snapshot.statements().size()
				+ " texts, ns each " + nanos / statements);
		known(statistics);
	}

	private static void known(StatementStatistics statistics) {
		StatementEvent event = event("SELECT a FROM b WHERE c = $1");
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		for (int round = 0; round < 3; round++) {
			long allocated = threads.getCurrentThreadAllocatedBytes();
			long start = System.nanoTime();
			for (int i = 0; i < KNOWN; i++) {
				statistics.onStatement(event);
			}
			System.out.println("known: ns each " + (System.nanoTime() - start) / KNOWN + ", bytes each "
					+ (threads.getCurrentThreadAllocatedBytes() - allocated) / KNOWN);
		}
	}

	private static long used() {
		System.gc();
		return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024 / 1024;
	}

	private static StatementEvent event(String sql) {
		return new StatementEvent(sql, 59_000, 1, null, false, false, Context.empty());
	}

}
