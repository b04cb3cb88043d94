package dev.covet.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * A network between an application and its database or Redis, which a test may spoil.
 */
public final class FaultProxy implements AutoCloseable {

	private final int target;

	private final int port;

	private final Set<Link> links = ConcurrentHashMap.newKeySet();

	private volatile ServerSocket listening;

	private volatile Duration delay = Duration.ZERO;

	private volatile boolean silent;

	private FaultProxy(int target) throws IOException {
		this.target = target;
		this.listening = listen(0);
		this.port = this.listening.getLocalPort();
	}

	public static FaultProxy to(int target) {
		try {
			return new FaultProxy(target);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ServerSocket listen(int port) throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReuseAddress(true);
		socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
		Thread thread = new Thread(() -> accept(socket), "proxy-accept");
		thread.setDaemon(true);
		thread.start();
		return socket;
	}

	private void accept(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				Socket client = socket.accept();
				client.setTcpNoDelay(true);
				Link link = new Link(client, this.silent ? null : connect(client), () -> this.delay,
						this.links::remove);
				this.links.add(link);
				link.start();
			}
			catch (IOException ex) {
				// Refused by the server, or no longer listening
			}
		}
	}

	private @Nullable Socket connect(Socket client) throws IOException {
		try {
			Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
			server.setTcpNoDelay(true);
			return server;
		}
		catch (IOException ex) {
			client.close();
			throw ex;
		}
	}

	public int port() {
		return this.port;
	}

	public int links() {
		return this.links.size();
	}

	// All connections and all new ones lead nowhere
	public void goSilent() {
		this.silent = true;
		this.links.forEach(Link::goSilent);
	}

	// New connections pass; those that are silent stay so
	public void speak() {
		this.silent = false;
	}

	public void delay(Duration each) {
		this.delay = each;
	}

	public void reset() {
		this.links.forEach(Link::reset);
	}

	public void endTowardsClients() {
		this.links.forEach(Link::endTowardsClient);
	}

	public void endTowardsServer() {
		this.links.forEach(Link::endTowardsServer);
	}

	public void refuse() {
		try {
			this.listening.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public void accept() {
		try {
			this.listening = listen(this.port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		refuse();
		this.links.forEach(Link::reset);
	}

}
