package dev.covet.pool.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import io.r2dbc.spi.R2dbcException;
import org.awaitility.Awaitility;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application under load to which something happens: what its callers get meanwhile,
 * and whether all is as before afterwards.
 */
final class Ordeal {

	/** What an error may be while there is no database to be had. */
	static final Class<?>[] TYPED = { DataAccessResourceFailureException.class, QueryTimeoutException.class,
			CannotCreateTransactionException.class, TransactionSystemException.class, R2dbcException.class };

	private static final int CALLERS = 40;

	private static final Duration WARM_UP = Duration.ofSeconds(30);

	private static final double WARM = 40;

	private static final Duration WINDOW = Duration.ofSeconds(1);

	private static final Duration RECOVERY = Duration.ofSeconds(5);

	private final FaultApplication application;

	private final Load load;

	private final double before;

	private Ordeal(FaultApplication application, Load load, double before) {
		this.application = application;
		this.load = load;
		this.before = before;
	}

	static Ordeal begin(FaultApplication application) {
		return begin(application, application::read);
	}

	static Ordeal begin(FaultApplication application, IntFunction<? extends Publisher<?>> work) {
		Load load = Load.of(CALLERS, work);
		double before = Awaitility.await()
			.atMost(WARM_UP)
			.pollDelay(WINDOW)
			.pollInterval(WINDOW)
			.until(() -> load.withoutErrorPerSecond(WINDOW), (perSecond) -> perSecond > WARM);
		return new Ordeal(application, load, before);
	}

	/**
	 * Do something, and let it last.
	 * @param harm what to do
	 * @param lasting how long
	 * @return this
	 */
	Ordeal suffer(Runnable harm, Duration lasting) {
		harm.run();
		pass(lasting);
		return this;
	}

	/**
	 * End what happened, and wait until as much is done as before.
	 * @param mend how to end it
	 * @return this
	 */
	Ordeal recover(Runnable mend) {
		mend.run();
		Awaitility.await()
			.atMost(RECOVERY.plus(Machine.allowance()))
			.pollInterval(Duration.ofMillis(100))
			.untilAsserted(() -> assertThat(this.load.perSecond(WINDOW)).isGreaterThan(this.before * Machine.share()));
		return this;
	}

	/**
	 * Let the callers go, and look at what they got and what is left.
	 * @param patience the longest that any of them may have waited
	 * @return the errors that they got
	 */
	List<Throwable> end(Duration patience) {
		Duration longest = patience.plus(Machine.allowance());
		assertThat(this.load.stop()).as("%d callers wait", this.load.waiting())
			.succeedsWithin(longest.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
		assertThat(this.load.slowest()).isLessThan(longest);
		assertThat(this.load.errors()).allSatisfy((error) -> assertThat(error).isInstanceOfAny(TYPED));
		assertWhole(this.application);
		return this.load.errors();
	}

	static void assertWhole(FaultApplication application) {
		Awaitility.await().atMost(RECOVERY.multipliedBy(2).plus(Machine.allowance())).untilAsserted(() -> {
			assertThat(application.metrics().acquiredSize()).as("acquired").isZero();
			assertThat(application.metrics().pendingAcquireSize()).as("pending").isZero();
			assertThat(application.metrics().allocatedSize()).as("open")
				.isLessThanOrEqualTo(FaultApplication.MAX_CONNECTIONS);
			assertThat(FaultServer.shared().sessions()).as("sessions").isEqualTo(application.metrics().allocatedSize());
		});
	}

	static void pass(Duration time) {
		Mono.delay(time).block(time.plusSeconds(5));
	}

}
