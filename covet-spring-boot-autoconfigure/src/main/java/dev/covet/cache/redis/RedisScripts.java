package dev.covet.cache.redis;

/**
 * What has to happen in Redis in one step.
 */
// A stamp that isn't there begins at the time in microseconds, and one that is raised
// becomes at least that: one that was evicted or expired never has an old number again.
final class RedisScripts {

	// Keys: generation, stamps. Arguments: a new generation, seconds
	static final String STAMPS = """
			local out = {redis.call('GET', KEYS[1])}
			if not out[1] then
			  out[1] = ARGV[1]
			  redis.call('SET', KEYS[1], ARGV[1])
			end
			local t = redis.call('TIME')
			local now = t[1] .. string.format('%06d', t[2])
			for i = 2, #KEYS do
			  local v = redis.call('GET', KEYS[i])
			  if not v then
			    v = now
			    redis.call('SET', KEYS[i], v, 'EX', ARGV[2])
			  end
			  out[i] = v
			end
			return out""";

	// Keys: sequence, stamps. Arguments: channel, node, seconds, tags. The numbers of
	// messages are given here, so that they are in the order in which they are sent
	static final String RAISE = """
			local t = redis.call('TIME')
			local now = tonumber(t[1]) * 1000000 + tonumber(t[2])
			for i = 2, #KEYS do
			  local v = tonumber(redis.call('GET', KEYS[i]) or '0') or 0
			  redis.call('SET', KEYS[i], string.format('%.0f', math.max(v + 1, now)), 'EX', ARGV[3])
			end
			local n = redis.call('INCR', KEYS[1])
			redis.call('PUBLISH', ARGV[1], ARGV[2] .. '\\n' .. string.format('%.0f', n) .. '\\n' .. ARGV[4])
			return n""";

	// Keys: sequence. Arguments: channel, node
	static final String BEAT = """
			local n = redis.call('GET', KEYS[1]) or '0'
			redis.call('PUBLISH', ARGV[1], ARGV[2] .. '\\n' .. n .. '\\n')
			return 1""";

	// Keys: lock. Arguments: owner
	static final String UNLOCK = """
			if redis.call('GET', KEYS[1]) == ARGV[1] then
			  return redis.call('DEL', KEYS[1])
			end
			return 0""";

	private RedisScripts() {
	}

}
