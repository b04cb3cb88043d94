package dev.covet.autoconfigure;

import java.util.function.Function;

import dev.covet.query.execute.StatementExecutor;
import dev.covet.query.plan.QueryExecutor;

/**
 * Puts a cache around the execution of each statement.
 */
@FunctionalInterface
interface QueryCaching extends Function<StatementExecutor, QueryExecutor> {

}
