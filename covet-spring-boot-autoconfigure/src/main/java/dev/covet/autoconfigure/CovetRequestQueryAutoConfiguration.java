package dev.covet.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import dev.covet.Covet;
import dev.covet.query.web.QuerySetArgumentResolver;
import dev.covet.query.web.RequestQuery;
import dev.covet.query.web.RequestQueryProblems;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for query sets as arguments of
 * WebFlux controllers.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CovetQueryAutoConfiguration.class)
@ConditionalOnClass(WebFluxConfigurer.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBean(Covet.class)
@ConditionalOnBooleanProperty(name = "covet.enabled", matchIfMissing = true)
public final class CovetRequestQueryAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	QuerySetArgumentResolver covetQuerySetArgumentResolver(Covet covet, ObjectProvider<RequestQuery<?>> queries) {
		Supplier<Collection<RequestQuery<?>>> all = () -> List.copyOf(queries.orderedStream().toList());
		return new QuerySetArgumentResolver(covet, all);
	}

	@Bean
	@ConditionalOnMissingBean(name = "covetQuerySetArguments")
	WebFluxConfigurer covetQuerySetArguments(QuerySetArgumentResolver resolver) {
		return new WebFluxConfigurer() {

			@Override
			public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
				configurer.addCustomResolver(resolver);
			}

		};
	}

	@Bean
	@ConditionalOnMissingBean
	RequestQueryProblems covetRequestQueryProblems() {
		return new RequestQueryProblems();
	}

	// A name in an allow-list that is no property shows at the start, not in a request.
	@Bean
	SmartInitializingSingleton covetRequestQueryValidation(Covet covet, ObjectProvider<RequestQuery<?>> queries) {
		return () -> queries.stream().forEach((query) -> validate(covet, query));
	}

	private static <T> void validate(Covet covet, RequestQuery<T> query) {
		query.validate(covet.objects(query.type()));
	}

}
