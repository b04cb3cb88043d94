package dev.covet.query;

import org.springframework.dao.EmptyResultDataAccessException;

/**
 * A query for exactly one result found none.
 *
 * @since 0.1.0
 */
public class NotFoundException extends EmptyResultDataAccessException {

	NotFoundException(String entity) {
		super("No " + entity + " matches the query, exactly one was asked for", 1);
	}

}
