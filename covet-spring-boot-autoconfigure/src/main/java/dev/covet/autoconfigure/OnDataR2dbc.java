package dev.covet.autoconfigure;

import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.autoconfigure.condition.AllNestedConditions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;

/**
 * Matches where Spring Data R2DBC is set up for one database, or for one before others.
 */
class OnDataR2dbc extends AllNestedConditions {

	OnDataR2dbc() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnSingleCandidate(ConnectionFactory.class)
	static class OneConnectionFactory {

	}

	@ConditionalOnSingleCandidate(MappingR2dbcConverter.class)
	static class OneConverter {

	}

	@ConditionalOnSingleCandidate(R2dbcMappingContext.class)
	static class OneMappingContext {

	}

}
