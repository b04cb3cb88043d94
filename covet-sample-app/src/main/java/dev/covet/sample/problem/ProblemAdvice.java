package dev.covet.sample.problem;

import dev.covet.query.NotFoundException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

/**
 * Answers errors with problem details.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	@ExceptionHandler
	ProblemDetail handleNotFound(NotFoundException ex, ServerWebExchange exchange) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is nothing at " + exchange.getRequest().getPath());
	}

	@Override
	protected Mono<ResponseEntity<Object>> handleServerWebInputException(ServerWebInputException ex,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		MethodParameter parameter = ex.getMethodParameter();
		if (ex.getCause() instanceof TypeMismatchException mismatch && parameter != null) {
			return invalid(parameter, mismatch.getValue(), headers, exchange);
		}
		return super.handleServerWebInputException(ex, headers, status, exchange);
	}

	@Override
	protected Mono<ResponseEntity<Object>> handleHandlerMethodValidationException(HandlerMethodValidationException ex,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		ParameterValidationResult first = ex.getParameterValidationResults().get(0);
		return invalid(first.getMethodParameter(), first.getArgument(), headers, exchange);
	}

	@Override
	protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(WebExchangeBindException ex,
			HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
		FieldError first = ex.getFieldErrors().get(0);
		InvalidParameterException problem = new InvalidParameterException(first.getField(), first.getRejectedValue(),
				String.valueOf(first.getDefaultMessage()));
		return handleErrorResponseException(problem, headers, problem.getStatusCode(), exchange);
	}

	private Mono<ResponseEntity<Object>> invalid(MethodParameter parameter, @Nullable Object value, HttpHeaders headers,
			ServerWebExchange exchange) {
		InvalidParameterException problem = new InvalidParameterException(String.valueOf(parameter.getParameterName()),
				value, AllowedValues.of(parameter));
		return handleErrorResponseException(problem, headers, problem.getStatusCode(), exchange);
	}

}
