/**
 * What the query cache has to know of PostgreSQL's driver.
 */
@NullMarked
package dev.covet.cache.query.postgresql;

import org.jspecify.annotations.NullMarked;
