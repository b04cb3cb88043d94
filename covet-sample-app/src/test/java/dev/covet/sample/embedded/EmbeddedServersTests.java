package dev.covet.sample.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.covet.sample.SampleApplication;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class EmbeddedServersTests {

	@TempDir
	private Path directory;

	@Test
	void serversWhenApplicationIsClosedAreGone() throws IOException {
		Path run;
		List<ProcessHandle> servers;
		try (ConfigurableApplicationContext context = run(new SpringApplication(SampleApplication.class), 0)) {
			run = context.getBean(RunDirectory.class).path();
			servers = servers(run);
			assertThat(servers).hasSize(2).allMatch(ProcessHandle::isAlive);
		}
		assertGone(run, servers);
	}

	@Test
	void serversWhenApplicationFailsToStartAreGone() throws IOException {
		Seen seen = new Seen();
		SpringApplication application = new SpringApplication(SampleApplication.class);
		application.addInitializers((context) -> context.getBeanFactory().addBeanPostProcessor(seen));
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
			assertThatException().isThrownBy(() -> run(application, taken.getLocalPort()).close());
		}
		assertThat(seen.servers).hasSize(2);
		assertGone(seen.run, seen.servers);
	}

	@Test
	void serversWhenUserHasHisOwnAreNotStarted() {
		runner().withPropertyValues("sample.embedded.enabled=true",
				"spring.r2dbc.url=r2dbc:postgresql://db.example.com/blog", "spring.data.redis.host=redis.example.com")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(EmbeddedPostgresServer.class)
				.doesNotHaveBean(EmbeddedRedisServer.class));
	}

	@Test
	void serversWhenDisabledAreNotStarted() {
		runner().withPropertyValues("sample.embedded.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(RunDirectory.class)
				.doesNotHaveBean(EmbeddedPostgresServer.class)
				.doesNotHaveBean(EmbeddedRedisServer.class));
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner().withUserConfiguration(EmbeddedServersConfiguration.class)
			.withPropertyValues("sample.embedded.directory=" + this.directory);
	}

	private static ConfigurableApplicationContext run(SpringApplication application, int port) {
		return application.run("--server.port=" + port, "--sample.data.posts=1", "--sample.data.users=1",
				"--spring.main.banner-mode=off");
	}

	private static List<ProcessHandle> servers(Path run) throws IOException {
		List<ProcessHandle> servers = new ArrayList<>();
		for (Path file : List.of(EmbeddedPostgresServer.processIdFile(run), EmbeddedRedisServer.processIdFile(run))) {
			ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0))).ifPresent(servers::add);
		}
		return servers;
	}

	private static void assertGone(Path run, List<ProcessHandle> servers) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(servers).noneMatch(ProcessHandle::isAlive));
		assertThat(run).doesNotExist();
	}

	/**
	 * Looks at the servers when the pool begins to connect to them.
	 */
	private static final class Seen implements BeanPostProcessor {

		private Path run;

		private List<ProcessHandle> servers = List.of();

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			try {
				if (bean instanceof RunDirectory opened) {
					this.run = opened.path();
				}
				else if (this.run != null && this.servers.size() < 2 && bean instanceof EmbeddedRedisServer) {
					this.servers = servers(this.run);
				}
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			return bean;
		}

	}

}
