package dev.covet.sample.problem;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/**
 * A request parameter has a value that isn't allowed.
 */
public class InvalidParameterException extends ErrorResponseException {

	/**
	 * Create an exception.
	 * @param parameter the parameter's name
	 * @param value its value
	 * @param allowed what is allowed instead
	 */
	public InvalidParameterException(String parameter, @Nullable Object value, String allowed) {
		super(HttpStatus.BAD_REQUEST);
		setTitle("Invalid parameter");
		setDetail("'" + parameter + "' is '" + value + "'; allowed: " + allowed);
		getBody().setProperty("parameter", parameter);
		getBody().setProperty("value", value);
		getBody().setProperty("allowed", allowed);
	}

}
