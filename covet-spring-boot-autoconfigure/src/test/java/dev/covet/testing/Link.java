package dev.covet.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One connection through the proxy. Once silent it stays so, as a network that has
 * forgotten it: what either side sends is lost, and so is its end, until the client
 * closes.
 */
final class Link {

	private final Socket client;

	private final @Nullable Socket server;

	private final Supplier<Duration> delay;

	private final Consumer<Link> onClose;

	private volatile boolean silent;

	// Without a server it is silent from the beginning.
	Link(Socket client, @Nullable Socket server, Supplier<Duration> delay, Consumer<Link> onClose) {
		this.client = client;
		this.server = server;
		this.delay = delay;
		this.onClose = onClose;
		this.silent = server == null;
	}

	void start() {
		begin("up", () -> pump(this.client, this.server, true));
		if (this.server != null) {
			begin("down", () -> pump(this.server, this.client, false));
		}
	}

	private static void begin(String name, Runnable work) {
		Thread thread = new Thread(work, "proxy-" + name);
		thread.setDaemon(true);
		thread.start();
	}

	private void pump(Socket from, @Nullable Socket to, boolean up) {
		byte[] buffer = new byte[8192];
		try {
			InputStream in = from.getInputStream();
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				LockSupport.parkNanos(this.delay.get().toNanos());
				if (!this.silent && to != null) {
					to.getOutputStream().write(buffer, 0, count);
				}
			}
		}
		catch (IOException ex) {
			// It is closed, by one of both sides or by the test
		}
		if (up || !this.silent) {
			close(false);
		}
	}

	void goSilent() {
		this.silent = true;
	}

	// The client reads the end; what it sends still arrives.
	void endTowardsClient() {
		quietly(this.client::shutdownOutput);
	}

	// The server reads the end, and the client never learns of it.
	void endTowardsServer() {
		this.silent = true;
		if (this.server != null) {
			quietly(this.server::shutdownOutput);
		}
	}

	void reset() {
		close(true);
	}

	private void close(boolean reset) {
		close(this.client, reset);
		if (this.server != null) {
			close(this.server, reset);
		}
		this.onClose.accept(this);
	}

	private static void close(Socket socket, boolean reset) {
		if (reset) {
			quietly(() -> socket.setSoLinger(true, 0));
		}
		quietly(socket::close);
	}

	private static void quietly(Action action) {
		try {
			action.run();
		}
		catch (IOException ex) {
			// It is closed already
		}
	}

	private interface Action {

		void run() throws IOException;

	}

}
