package dev.covet.autoconfigure;

import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/**
 * The pieces of Boot's {@code DataSourceAutoConfiguration} that make a pooled data
 * source, without the condition that there is no reactive connection factory. They are
 * imported by name: Boot doesn't let them be named otherwise.
 */
class JdbcPieces implements ImportSelector {

	private static final String PACKAGE = "org.springframework.boot.jdbc.autoconfigure.";

	@Override
	public String[] selectImports(AnnotationMetadata importingClassMetadata) {
		return new String[] { PACKAGE + "DataSourceAutoConfiguration$PooledDataSourceConfiguration",
				PACKAGE + "DataSourcePoolMetadataProvidersConfiguration",
				PACKAGE + "DataSourceCheckpointRestoreConfiguration" };
	}

}
