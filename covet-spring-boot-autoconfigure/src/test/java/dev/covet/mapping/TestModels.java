package dev.covet.mapping;

import java.util.Set;

import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;
import org.springframework.data.relational.core.mapping.NamingStrategy;

/**
 * Entity models without an application.
 */
final class TestModels {

	private TestModels() {
	}

	static EntityModels of(Class<?>... entities) {
		return of(DefaultNamingStrategy.INSTANCE, entities);
	}

	static EntityModels of(NamingStrategy naming, Class<?>... entities) {
		RelationConversions conversions = new RelationConversions(R2dbcCustomConversions.of(PostgresDialect.INSTANCE));
		R2dbcMappingContext context = new R2dbcMappingContext(new RelationNamingStrategy(naming));
		context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
		context.setInitialEntitySet(Set.of(entities));
		context.afterPropertiesSet();
		return new EntityModels(context, (type) -> false);
	}

}
