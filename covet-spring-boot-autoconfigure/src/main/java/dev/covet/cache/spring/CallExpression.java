package dev.covet.cache.spring;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.context.expression.MethodBasedEvaluationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.expression.EvaluationException;
import org.springframework.expression.ParseException;
import org.springframework.expression.spel.SpelNode;
import org.springframework.expression.spel.ast.VariableReference;
import org.springframework.expression.spel.standard.SpelExpression;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/**
 * An expression of a method's parameters, checked when it is read.
 */
final class CallExpression {

	static final String RESULT = "result";

	private static final SpelExpressionParser PARSER = new SpelExpressionParser();

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private final Method method;

	private final SpelExpression expression;

	private CallExpression(Method method, SpelExpression expression) {
		this.method = method;
		this.expression = expression;
	}

	static CallExpression parse(Method method, String attribute, String text, String... more) {
		try {
			SpelExpression expression = (SpelExpression) PARSER.parseExpression(text);
			List<String> known = known(method, more);
			List<String> unknown = variables(expression.getAST(), new ArrayList<>());
			unknown.removeAll(known);
			if (!unknown.isEmpty()) {
				throw new InvalidCacheDeclarationException(method,
						"asks in %s = \"%s\" for %s, which it hasn't".formatted(attribute, text,
								unknown.stream().map((name) -> "#" + name).toList()),
						"Known are %s; names of parameters need the compiler's option -parameters."
							.formatted(known.stream().map((name) -> "#" + name).toList()));
			}
			return new CallExpression(method, expression);
		}
		catch (ParseException ex) {
			throw new InvalidCacheDeclarationException(method,
					"has %s = \"%s\", which is no expression: %s".formatted(attribute, text, ex.getSimpleMessage()),
					"Name parameters with #, and put texts into single quotes.");
		}
	}

	private static List<String> known(Method method, String... more) {
		List<String> known = new ArrayList<>(Arrays.asList(more));
		@Nullable String @Nullable [] names = NAMES.getParameterNames(method);
		if (names != null) {
			Arrays.stream(names).filter(Objects::nonNull).forEach(known::add);
		}
		for (int i = 0; i < method.getParameterCount(); i++) {
			known.addAll(List.of("p" + i, "a" + i));
		}
		return known;
	}

	private static List<String> variables(SpelNode node, List<String> found) {
		if (node instanceof VariableReference variable) {
			String name = variable.toStringAST().substring(1);
			if (!name.equals("root") && !name.equals("this")) {
				found.add(name);
			}
		}
		for (int i = 0; i < node.getChildCount(); i++) {
			variables(node.getChild(i), found);
		}
		return found;
	}

	@Nullable Object evaluate(@Nullable Object[] arguments) {
		return this.expression.getValue(context(arguments));
	}

	boolean holds(@Nullable Object[] arguments, @Nullable Object result) throws EvaluationException {
		MethodBasedEvaluationContext context = context(arguments);
		context.setVariable(RESULT, result);
		return Boolean.TRUE.equals(this.expression.getValue(context, Boolean.class));
	}

	private MethodBasedEvaluationContext context(@Nullable Object[] arguments) {
		return new MethodBasedEvaluationContext(arguments, this.method, arguments, NAMES);
	}

}
