package dev.covet.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Applications as Boot sets them up: nothing is configured but where the database is.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SpringContexts {

	static ConfigurableApplicationContext open(Database.Address database, Map<String, Object> properties,
			Class<?>... more) {
		Map<String, Object> all = new LinkedHashMap<>(properties);
		all.put("spring.r2dbc.url", database.r2dbcUrl());
		all.put("spring.r2dbc.username", "postgres");
		all.put("spring.main.banner-mode", "off");
		all.put("logging.level.root", "warn");
		return new SpringApplicationBuilder(SpringContexts.class).sources(more)
			.web(WebApplicationType.NONE)
			.properties(all)
			.run();
	}

	// A context tells its pool to close and does not wait for it; the database would go
	// first
	static void close(ConfigurableApplicationContext context) {
		Mono.from(((Closeable) context.getBean(ConnectionFactory.class)).close()).block();
		context.close();
	}

}
