/**
 * Statements that were sent through a JDBC data source, seen by datasource-proxy.
 */
@NullMarked
package dev.covet.statement.jdbc;

import org.jspecify.annotations.NullMarked;
