package dev.covet.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.covet.statement.StatementListener;

import org.springframework.context.annotation.Bean;

/**
 * Holds what the contenders read against each other, and the statements that Covet sends
 * against those of the hand-written contenders. A difference ends the run.
 */
final class EqualityCheck {

	private static final int SAMPLES = 25;

	private EqualityCheck() {
	}

	static void run(Database.Address database) {
		Map<Work, String> expected = new EnumMap<>(Work.class);
		for (Contender.Name name : Contender.Name.values()) {
			try (Contender contender = name.open(database)) {
				for (Work work : Work.values()) {
					if (name.does(work)) {
						String digest = work.isWrite() ? Written.digest(database, contender, work)
								: digest(contender, work);
						String before = expected.putIfAbsent(normal(work), digest);
						require(before == null || before.equals(digest),
								name.title() + " reads or writes something else for " + work.title());
					}
				}
			}
		}
		checkStatements(database);
		System.out.println("All contenders read and write the same:");
		expected.forEach((work, digest) -> System.out.println("  " + digest.substring(0, 16) + "  " + work.title()));
	}

	// The three ways to the graph lead to the same one.
	private static Work normal(Work work) {
		return (work == Work.GRAPH_PEERS || work == Work.GRAPH_NAIVE) ? Work.GRAPH : work;
	}

	private static String digest(Contender contender, Work work) {
		MessageDigest digest = sha256();
		for (int i = 0; i < SAMPLES; i++) {
			List<?> records = contender.plain(work, contender.run(work, work.position(i * 41L)));
			require(records.size() == size(work), work.title() + " has " + records.size() + " results");
			List<String> texts = records.stream().map(EqualityCheck::inOrder).map(Object::toString).toList();
			// Where nothing is said about the order, there is none
			boolean ordered = work != Work.IN_FLIGHT && work != Work.TWO_COLUMNS && work != Work.USERS;
			(ordered ? texts.stream() : texts.stream().sorted())
				.forEach((text) -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static int size(Work work) {
		return switch (work) {
			case USER_BY_ID, CACHED_USER -> 1;
			case TWO_COLUMNS, USERS -> Database.USERS;
			case IN_FLIGHT -> Work.READS_IN_FLIGHT;
			case AGGREGATE -> 1;
			default -> Work.PAGE;
		};
	}

	private static Object inOrder(Object record) {
		if (!(record instanceof Blog.GraphPost post)) {
			return record;
		}
		require(post.tags().size() == 5 && post.comments().size() == 10, post + " is not complete");
		return new Blog.GraphPost(post.id(), post.title(), post.content(), post.views(), post.publishedAt(),
				post.author(), post.category(),
				post.tags().stream().sorted(Comparator.comparing(Blog.Tag::id)).toList(),
				post.comments().stream().sorted(Comparator.comparing(Blog.Comment::id)).toList());
	}

	private static void checkStatements(Database.Address database) {
		try (CovetContender contender = new CovetContender(database, true, Recording.class)) {
			Queue<String> statements = contender.context().getBean(Recording.class).statements;
			for (Work work : Work.values()) {
				if (work != normal(work) || work == Work.IN_FLIGHT || work.isCached()) {
					continue;
				}
				statements.clear();
				contender.run(work, 1);
				List<String> sent = statements.stream().sorted().toList();
				if (work.isOneStatement()) {
					require(sent.size() == 1, work.title() + " takes Covet more than one statement: " + sent);
					continue;
				}
				require(sent.equals(Sql.of(work).stream().sorted().toList()),
						"Covet sends other statements for " + work.title() + " than are written by hand: " + sent);
			}
		}
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void require(boolean condition, String complaint) {
		if (!condition) {
			throw new IllegalStateException(complaint);
		}
	}

	/** Keeps the statements, but for that which asks for the server's limits at start. */
	static class Recording {

		private final Queue<String> statements = new ConcurrentLinkedQueue<>();

		@Bean
		StatementListener recordingListener() {
			return (event) -> {
				if (!event.sql().contains("current_setting")) {
					this.statements.add(event.sql());
				}
			};
		}

	}

}
