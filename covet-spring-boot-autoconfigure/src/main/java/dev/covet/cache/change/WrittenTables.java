package dev.covet.cache.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.statement.MaskedSql;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Reads once for each text what its statements write to.
 */
final class WrittenTables {

	private static final Log logger = LogFactory.getLog(WrittenTables.class);

	/** Beyond this nobody knows what a text writes to. */
	private static final int LONGEST = 2_000_000;

	private static final int MOST_KEPT = 2_000;

	private final Database database;

	private final Map<String, List<Written>> known = new ConcurrentHashMap<>();

	private final Set<String> logged = ConcurrentHashMap.newKeySet();

	private final int mostLogged;

	WrittenTables(Database database) {
		this(database, 100);
	}

	WrittenTables(Database database, int mostLogged) {
		this.database = database;
		this.mostLogged = mostLogged;
	}

	// Whether a text has been read before, so that reading it takes no time.
	boolean isKnown(String sql) {
		return this.known.containsKey(sql);
	}

	// What a text writes to, statement by statement. Takes up to some milliseconds for
	// one
	// that has not been read before.
	List<Written> read(String sql) {
		List<Written> written = this.known.get(sql);
		if (written == null) {
			written = readText(sql);
			keep(sql, written);
		}
		return written;
	}

	private List<Written> readText(String sql) {
		if (sql.length() > LONGEST) {
			return List.of(Written.everything(true));
		}
		try {
			return SqlLexer.statements(sql, this.database)
				.stream()
				.map((statement) -> StatementReader.read(statement, this::unparsed))
				.filter((written) -> written != Written.nothing())
				.toList();
		}
		catch (UnreadableSqlException ex) {
			if (this.logged.size() < this.mostLogged && this.logged.add(MaskedSql.of(sql))) {
				logger.warn("A statement that writes can't be read for " + ex.getMessage()
						+ ", so that it ends all cached values each time: " + MaskedSql.of(sql));
			}
			return List.of(Written.everything(true));
		}
	}

	// As a rule a text is a constant of the application; where it makes them up as it
	// goes, those that were kept are of no more use than the new one.
	private void keep(String sql, List<Written> written) {
		if (sql.length() <= StatementReader.LONGEST_PARSED) {
			if (this.known.size() >= MOST_KEPT) {
				this.known.clear();
			}
			this.known.put(sql, written);
		}
	}

	private void unparsed(SqlStatement statement) {
		String masked = MaskedSql.of(statement.text());
		if (this.logged.size() < this.mostLogged && this.logged.add(masked)) {
			logger.warn("A statement that writes can't be parsed, so that it ends cached values of every table"
					+ " that it names: " + masked);
		}
	}

}
