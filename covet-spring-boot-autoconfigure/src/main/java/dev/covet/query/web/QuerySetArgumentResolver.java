package dev.covet.query.web;

import java.util.Collection;
import java.util.function.Supplier;

import dev.covet.Covet;
import dev.covet.query.QuerySet;
import reactor.core.publisher.Mono;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;

/**
 * Resolves arguments of controllers that are query sets: all rows of the entity, narrowed
 * and ordered as the query string asks and the entity's {@link RequestQuery} allows. It
 * is an error of the application where there is no such bean, or more than one.
 *
 * @since 0.1.0
 */
public final class QuerySetArgumentResolver implements HandlerMethodArgumentResolver {

	private final Covet covet;

	private final Supplier<Collection<RequestQuery<?>>> allowed;

	/**
	 * Create the resolver.
	 * @param covet where query sets begin
	 * @param allowed the application's request queries
	 */
	public QuerySetArgumentResolver(Covet covet, Supplier<Collection<RequestQuery<?>>> allowed) {
		this.covet = covet;
		this.allowed = allowed;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == QuerySet.class;
	}

	@Override
	public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
		Class<?> entity = ResolvableType.forMethodParameter(parameter).getGeneric().resolve(Object.class);
		return Mono.fromSupplier(() -> querySet(find(entity), exchange));
	}

	private <T> QuerySet<T> querySet(RequestQuery<T> query, ServerWebExchange exchange) {
		return query.apply(this.covet.objects(query.type()), exchange.getRequest().getQueryParams());
	}

	private RequestQuery<?> find(Class<?> entity) {
		return this.allowed.get().stream().filter((query) -> query.type() == entity).reduce((first, second) -> {
			throw new IllegalStateException(
					"There are several beans RequestQuery<%s>: keep one, or apply the right one in the controller"
						.formatted(entity.getSimpleName()));
		})
			.orElseThrow(() -> new IllegalStateException(
					"A controller takes a QuerySet<%1$s>, but nothing says what requests may filter and sort by: declare a bean RequestQuery<%1$s>"
						.formatted(entity.getSimpleName())));
	}

}
