package dev.covet.cache.redis;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Sends commands, within the time that is given to them.
 */
final class Commands {

	private final Links links;

	private final CircuitBreaker breaker;

	private final Duration timeout;

	private final Scheduler timer;

	Commands(Links links, CircuitBreaker breaker, Duration timeout, Scheduler timer) {
		this.links = links;
		this.breaker = breaker;
		this.timeout = timeout;
		this.timer = timer;
	}

	// The breaker learns how it ended. It does not decide here whether it may begin
	<T> Mono<T> bounded(Mono<T> work) {
		return Mono.defer(() -> {
			long start = System.nanoTime();
			return work.timeout(this.timeout, this.timer)
				.doOnSuccess((value) -> this.breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS))
				.doOnError((ex) -> this.breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, ex));
		});
	}

	<T> Mono<T> call(Function<RedisClusterAsyncCommands<byte[], byte[]>, CompletionStage<T>> command) {
		return Mono.fromCompletionStage(() -> command.apply(commands()));
	}

	// A server that has restarted does not know the script any more
	<T> Mono<T> run(Script script, ScriptOutputType type, byte[][] keys, byte[]... values) {
		return this.<T>call((commands) -> commands.evalsha(script.digest(), type, keys, values))
			.onErrorResume(RedisNoScriptException.class,
					(ex) -> this.<T>call((commands) -> commands.eval(script.text(), type, keys, values)));
	}

	private RedisClusterAsyncCommands<byte[], byte[]> commands() {
		Link link = this.links.current();
		if (link == null) {
			throw new NotConnectedException();
		}
		return link.commands();
	}

}
