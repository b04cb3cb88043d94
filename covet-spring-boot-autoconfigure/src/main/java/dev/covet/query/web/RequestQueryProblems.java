package dev.covet.query.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers a {@link RequestQueryException} with its problem detail, where no handler of
 * the application does.
 *
 * @since 0.1.0
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class RequestQueryProblems {

	@ExceptionHandler
	ResponseEntity<ProblemDetail> handle(RequestQueryException ex) {
		return ResponseEntity.of(ex.getBody()).build();
	}

}
