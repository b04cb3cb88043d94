package dev.covet.query;

import org.springframework.dao.IncorrectResultSizeDataAccessException;

/**
 * A query for one result found several.
 *
 * @since 0.1.0
 */
public class NotUniqueException extends IncorrectResultSizeDataAccessException {

	NotUniqueException(String entity) {
		super("More than one " + entity + " matches the query, one was asked for: narrow the filter or use first()", 1);
	}

}
