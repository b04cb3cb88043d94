package dev.covet.query.web;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request asked for a filter or an order that it may not have: status 400. The problem
 * detail has the properties {@code parameter} and, where a name or an operator was not
 * allowed, {@code allowed}. What the request said is not repeated in it, but for the
 * parameter's name, cut and without control characters.
 *
 * @since 0.1.0
 */
public class RequestQueryException extends ErrorResponseException {

	RequestQueryException(String parameter, String problem, @Nullable Collection<String> allowed,
			@Nullable Throwable cause) {
		super(HttpStatus.BAD_REQUEST, detail(printable(parameter), problem, allowed), cause);
	}

	private static ProblemDetail detail(String parameter, String problem, @Nullable Collection<String> allowed) {
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The parameter '%s' can't be used. %s".formatted(parameter, problem));
		detail.setTitle("Invalid parameter");
		detail.setProperty("parameter", parameter);
		if (allowed != null) {
			detail.setProperty("allowed", List.copyOf(allowed));
		}
		return detail;
	}

	private static String printable(String name) {
		String visible = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
		return (visible.length() > 100) ? visible.substring(0, 100) + "…" : visible;
	}

}
