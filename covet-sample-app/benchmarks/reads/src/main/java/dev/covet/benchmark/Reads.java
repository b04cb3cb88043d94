package dev.covet.benchmark;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The average time of a unit of work.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Reads {

	// By name: JMH's generated code sees public types only

	@Param("COVET")
	String contender;

	@Param("USER_BY_ID")
	String work;

	private Contender opened;

	private Work todo;

	private long count;

	@Setup
	public void open() {
		endWithParent();
		this.todo = Work.valueOf(this.work);
		this.opened = Contender.Name.valueOf(this.contender).open(Database.Address.given());
	}

	// JMH's own end of a process does not reach this one where JMH itself is killed.
	private static void endWithParent() {
		ProcessHandle.current()
			.parent()
			.ifPresent((parent) -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
	}

	@TearDown
	public void close() {
		this.opened.close();
	}

	@Benchmark
	public Object read() {
		return this.opened.run(this.todo, this.todo.position(this.count++));
	}

}
