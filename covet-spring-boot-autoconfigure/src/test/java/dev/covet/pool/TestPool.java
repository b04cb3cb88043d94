package dev.covet.pool;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A pool that stands as a test says.
 */
public final class TestPool implements ManagedPool {

	private static final PoolStatus.Times NONE = PoolStatus.Times.NONE;

	private final String name;

	private final PoolSettings settings;

	private PoolStatus status;

	private PoolPressure pressure = PoolPressure.NONE;

	private boolean waitBounded = true;

	private Map<String, Integer> eventLoops = Map.of();

	private TestPool(String name, PoolSettings settings) {
		this.name = name;
		this.settings = settings;
		this.status = status(NONE, NONE, List.of());
	}

	public static TestPool of(int size, int maxOverflow) {
		return of("connectionFactory", size, maxOverflow);
	}

	public static TestPool of(String name, int size, int maxOverflow) {
		return new TestPool(name, new PoolSettings(size, maxOverflow, Duration.ofSeconds(30), Duration.ofHours(1), true,
				Duration.ofSeconds(10), false, Duration.ofSeconds(30)));
	}

	/**
	 * Return times of a minute.
	 * @param perSecond how many there were in a second
	 * @param millis the 95th percentile
	 * @return the times
	 */
	public static PoolStatus.Times times(double perSecond, long millis) {
		return new PoolStatus.Times((long) (perSecond * 60), perSecond, Duration.ofMillis(millis / 2),
				Duration.ofMillis(millis), Duration.ofMillis(2 * millis));
	}

	public TestPool used(PoolStatus.Times acquire, PoolStatus.Times held, HeldConnection... longHeld) {
		this.status = status(acquire, held, List.of(longHeld));
		return this;
	}

	public TestPool under(PoolPressure pressure) {
		this.pressure = pressure;
		return this;
	}

	public TestPool waitingForEver() {
		this.waitBounded = false;
		return this;
	}

	public TestPool onEventLoops(Map<String, Integer> eventLoops) {
		this.eventLoops = eventLoops;
		return this;
	}

	private PoolStatus status(PoolStatus.Times acquire, PoolStatus.Times held, List<HeldConnection> longHeld) {
		int size = this.settings.size();
		return new PoolStatus(this.name, size, this.settings.maxOverflow(), size, 2, 2, 3, acquire, held,
				acquire.count(), 4, size + 7L, Map.of(CloseReason.OVERFLOW_IDLE, 5L), longHeld);
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Kind getKind() {
		return Kind.R2DBC;
	}

	@Override
	public PoolSettings getSettings() {
		return this.settings;
	}

	@Override
	public PoolStatus status() {
		return this.status;
	}

	@Override
	public PoolPressure pressure() {
		return this.pressure;
	}

	@Override
	public boolean isWaitBounded() {
		return this.waitBounded;
	}

	@Override
	public Map<String, Integer> connectionsByEventLoop() {
		return this.eventLoops;
	}

}
