package dev.covet.sample.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * The directory of one run of the servers, deleted when it is closed. It is locked while
 * it is in use; one whose lock is free was left behind by a process that was killed, and
 * goes when the next is opened, with the servers that still run in it.
 */
final class RunDirectory implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(RunDirectory.class);

	private static final String LOCK_FILE = "lock";

	private final Path path;

	private final FileChannel channel;

	private RunDirectory(Path path, FileChannel channel) {
		this.path = path;
		this.channel = channel;
	}

	static RunDirectory open(Path parent) throws IOException {
		createForOwner(parent);
		removeLeftovers(parent);
		Path path = Files.createTempDirectory(parent, "run-");
		FileChannel channel = openLockFile(path);
		if (lock(channel) == null) {
			throw new IOException("Can't lock " + path);
		}
		return new RunDirectory(path, channel);
	}

	Path path() {
		return this.path;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
		FileSystemUtils.deleteRecursively(this.path);
	}

	// Programs are run from here, so no one else may have put them there
	private static void createForOwner(Path directory) throws IOException {
		if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
			Files.createDirectories(directory);
			if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
				Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
			}
		}
		UserPrincipal owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS);
		if (!owner.equals(currentUser())) {
			throw new IOException(directory + " belongs to " + owner.getName()
					+ "; set sample.embedded.directory to a directory of your own");
		}
	}

	private static UserPrincipal currentUser() throws IOException {
		Path file = Files.createTempFile("covet-sample", null);
		try {
			return Files.getOwner(file);
		}
		finally {
			Files.delete(file);
		}
	}

	private static void removeLeftovers(Path parent) throws IOException {
		try (DirectoryStream<Path> runs = Files.newDirectoryStream(parent, "run-*")) {
			for (Path run : runs) {
				removeIfLeft(parent, run);
			}
		}
	}

	private static void removeIfLeft(Path parent, Path run) throws IOException {
		if (!Files.exists(run.resolve(LOCK_FILE))) {
			return;
		}
		try (FileChannel channel = openLockFile(run)) {
			if (lock(channel) != null) {
				logger.info("Removing what a killed run left behind in " + run);
				LeftServers.stop(parent, run);
				FileSystemUtils.deleteRecursively(run);
			}
		}
	}

	private static FileChannel openLockFile(Path run) throws IOException {
		return FileChannel.open(run.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

	private static @Nullable FileLock lock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

}
