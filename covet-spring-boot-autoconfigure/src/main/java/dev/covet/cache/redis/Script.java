package dev.covet.cache.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Steps that Redis runs as one.
 */
// A stamp that does not exist begins at the server's time in microseconds. It is raised
// by
// one at a time, far more slowly than that, so that one that was evicted and comes again
// never has a number that it had before.
enum Script {

	/** Return the generation and stamps, and make those that are missing. */
	CREATE("""
			local time = redis.call('TIME')
			local now = string.format('%.0f', time[1] * 1000000 + time[2])
			local found = {}
			for i, key in ipairs(KEYS) do
			  local number = redis.pcall('GET', key)
			  if type(number) ~= 'string' or #number > 18 or not string.match(number, '^%d+$') then
			    number = (i == 1) and ARGV[1] or now
			    redis.call('SET', key, number, 'PX', ARGV[2])
			  end
			  found[i] = number
			end
			return found
			"""),

	/**
	 * Raise stamps, tell of it, and return them. The message gets its number here, so
	 * that the numbers are in the order in which messages are sent.
	 */
	RAISE("""
			local time = redis.call('TIME')
			local raised = {}
			for i = 2, #KEYS do
			  local number = nil
			  if redis.call('EXISTS', KEYS[i]) == 1 then
			    number = redis.pcall('INCR', KEYS[i])
			  end
			  if type(number) == 'number' then
			    redis.call('PEXPIRE', KEYS[i], ARGV[1])
			  else
			    number = time[1] * 1000000 + time[2]
			    redis.call('SET', KEYS[i], string.format('%.0f', number), 'PX', ARGV[1])
			  end
			  raised[i - 1] = number
			end
			local sequence = redis.call('INCR', KEYS[1])
			redis.call('PUBLISH', ARGV[2], string.format('%.0f', sequence) .. ':' .. ARGV[3])
			return raised
			"""),

	/**
	 * Make a new generation if it has to be, if there is none, or if the one that is
	 * there was made on another server, or before this one became what it is.
	 */
	ARRIVE("""
			local server = redis.pcall('INFO', 'server')
			local replication = redis.pcall('INFO', 'replication')
			local run = type(server) == 'string' and string.match(server, 'run_id:(%x+)')
			local history = type(replication) == 'string' and string.match(replication, 'master_replid:(%x+)')
			local id = run and history and (run .. '/' .. history) or ''
			local known = redis.pcall('GET', KEYS[2])
			if ARGV[2] == '0' and id ~= '' and known == id and redis.call('EXISTS', KEYS[1]) == 1 then
			  return 0
			end
			redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
			redis.call('SET', KEYS[2], id, 'PX', ARGV[3])
			return 1
			"""),

	/** Say that this node is there. Fails on a server that takes no writes any more. */
	BEAT("""
			redis.call('PEXPIRE', KEYS[1], ARGV[1])
			redis.call('PEXPIRE', KEYS[2], ARGV[1])
			local sequence = redis.call('GET', KEYS[3]) or '0'
			return redis.call('PUBLISH', ARGV[2], sequence .. ':' .. ARGV[3])
			"""),

	/** Let go of a lock, if it is still one's own. */
	RELEASE("""
			if redis.pcall('GET', KEYS[1]) == ARGV[1] then
			  return redis.call('DEL', KEYS[1])
			end
			return 0
			""");

	private final byte[] text;

	private final String digest;

	Script(String text) {
		this.text = text.getBytes(StandardCharsets.US_ASCII);
		this.digest = digest(this.text);
	}

	byte[] text() {
		return this.text;
	}

	String digest() {
		return this.digest;
	}

	private static String digest(byte[] text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM has SHA-1", ex);
		}
	}

}
