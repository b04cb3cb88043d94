package dev.covet.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The average time of a unit of work. All contenders are open in one process and take
 * turns, one iteration each: how the compiler and the event loops of a process turn out
 * differs more from process to process than contenders do.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Reads {

	// By name: JMH's generated code sees public types only

	@Param("COVET")
	String contenders;

	@Param("USER_BY_ID")
	String work;

	private List<Contender> opened;

	private int iterations;

	private Contender turn;

	private Work todo;

	private long count;

	@Setup
	public void open() {
		endWithParent();
		this.todo = Work.valueOf(this.work);
		this.opened = Arrays.stream(this.contenders.split("\\+"))
			.map((name) -> Contender.Name.valueOf(name).open(Database.Address.given()))
			.toList();
	}

	// JMH's own end of a process does not reach this one where JMH itself is killed.
	private static void endWithParent() {
		ProcessHandle.current()
			.parent()
			.ifPresent((parent) -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
	}

	@Setup(Level.Iteration)
	public void takeTurn() {
		this.turn = this.opened.get(this.iterations++ % this.opened.size());
	}

	@TearDown
	public void close() {
		this.opened.forEach(Contender::close);
	}

	@Benchmark
	public Object read() {
		return this.turn.run(this.todo, this.todo.position(this.count++));
	}

}
