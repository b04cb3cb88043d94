package dev.covet.pool.fault;

import java.time.Duration;

import dev.covet.testing.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * Tests on a server that they may harm, of an application that must survive it.
 */
@Timeout(120)
abstract class AbstractFaultTests {

	/** How long a caller may wait: a tenth more than the timeout, and its statement. */
	static final Duration PATIENCE = FaultApplication.TIMEOUT.multipliedBy(11).dividedBy(10).plusMillis(500);

	final FaultServer server = FaultServer.shared();

	FaultProxy proxy;

	FaultApplication application;

	@BeforeEach
	void start() {
		this.server.fill();
		this.proxy = FaultProxy.to(this.server.port());
		this.application = FaultApplication.start(port(), properties());
	}

	@AfterEach
	void stop() {
		this.application.close();
		this.proxy.close();
	}

	int port() {
		return this.proxy.port();
	}

	String[] properties() {
		return new String[0];
	}

}
