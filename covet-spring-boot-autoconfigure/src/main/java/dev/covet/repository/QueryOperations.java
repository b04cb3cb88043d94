package dev.covet.repository;

import dev.covet.query.QuerySet;

/**
 * What a {@link CovetRepository} can beyond Spring Data's repositories.
 */
interface QueryOperations<T> {

	QuerySet<T> query();

}
