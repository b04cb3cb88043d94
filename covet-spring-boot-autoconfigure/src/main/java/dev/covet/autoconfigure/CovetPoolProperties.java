package dev.covet.autoconfigure;

import java.time.Duration;

import dev.covet.pool.PoolTraffic;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the pools of connections.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("covet.pool")
public class CovetPoolProperties {

	/**
	 * Whether Covet builds the R2DBC pool and sets the Hikari pool.
	 */
	private boolean enabled = true;

	/**
	 * Traffic that sets size and overflow; "custom" leaves them to their properties.
	 */
	private PoolTraffic traffic = PoolTraffic.CUSTOM;

	/**
	 * Number of connections that are kept once they were opened.
	 */
	private int size = 10;

	/**
	 * Number of connections above the size that are opened while all of those are in use.
	 */
	private int maxOverflow = 20;

	/**
	 * Time that a caller waits for a connection before it gets an error.
	 */
	private Duration timeout = Duration.ofSeconds(30);

	/**
	 * Age at which a connection is replaced when it is next idle.
	 */
	private Duration recycle = Duration.ofHours(1);

	/**
	 * Whether a connection is pinged before it is handed out.
	 */
	private boolean prePing = true;

	/**
	 * Time after which an idle connection above the size is closed.
	 */
	private Duration overflowIdle = Duration.ofSeconds(10);

	/**
	 * Time after which a connection that is still held is reported.
	 */
	private Duration heldThreshold = Duration.ofSeconds(30);

	/**
	 * Whether what the pools do is logged.
	 */
	private boolean echo;

	/**
	 * Number of instances of the application that share the database.
	 */
	private int instances = 1;

	/**
	 * Number of processor cores of the database's machine, for traffic "auto". Those of
	 * this machine by default.
	 */
	private @Nullable Integer databaseCores;

	/**
	 * Number of disks that the database can wait for at the same time, for traffic
	 * "auto".
	 */
	private int spindles = 1;

	private final Jdbc jdbc = new Jdbc();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public PoolTraffic getTraffic() {
		return this.traffic;
	}

	public void setTraffic(PoolTraffic traffic) {
		this.traffic = traffic;
	}

	public int getSize() {
		return this.size;
	}

	public void setSize(int size) {
		this.size = size;
	}

	public int getMaxOverflow() {
		return this.maxOverflow;
	}

	public void setMaxOverflow(int maxOverflow) {
		this.maxOverflow = maxOverflow;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	public Duration getRecycle() {
		return this.recycle;
	}

	public void setRecycle(Duration recycle) {
		this.recycle = recycle;
	}

	public boolean isPrePing() {
		return this.prePing;
	}

	public void setPrePing(boolean prePing) {
		this.prePing = prePing;
	}

	public Duration getOverflowIdle() {
		return this.overflowIdle;
	}

	public void setOverflowIdle(Duration overflowIdle) {
		this.overflowIdle = overflowIdle;
	}

	public Duration getHeldThreshold() {
		return this.heldThreshold;
	}

	public void setHeldThreshold(Duration heldThreshold) {
		this.heldThreshold = heldThreshold;
	}

	public boolean isEcho() {
		return this.echo;
	}

	public void setEcho(boolean echo) {
		this.echo = echo;
	}

	public int getInstances() {
		return this.instances;
	}

	public void setInstances(int instances) {
		this.instances = instances;
	}

	public @Nullable Integer getDatabaseCores() {
		return this.databaseCores;
	}

	public void setDatabaseCores(@Nullable Integer databaseCores) {
		this.databaseCores = databaseCores;
	}

	public int getSpindles() {
		return this.spindles;
	}

	public void setSpindles(int spindles) {
		this.spindles = spindles;
	}

	public Jdbc getJdbc() {
		return this.jdbc;
	}

	/**
	 * Properties of JDBC beside R2DBC.
	 */
	public static class Jdbc {

		/**
		 * Whether the application has a DataSource beside its reactive connection
		 * factory.
		 */
		private boolean enabled;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

}
