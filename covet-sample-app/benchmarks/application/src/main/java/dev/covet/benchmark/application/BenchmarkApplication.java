package dev.covet.benchmark.application;

import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A small application that knows nothing of Covet.
 */
@SpringBootApplication
@RestController
public class BenchmarkApplication {

	/** The line that says that the application has started; the port follows. */
	static final String STARTED = "STARTED ";

	private final R2dbcEntityTemplate template;

	private int port;

	BenchmarkApplication(R2dbcEntityTemplate template) {
		this.template = template;
	}

	@GetMapping("/hello")
	Mono<String> hello() {
		return Mono.just("hello");
	}

	@GetMapping("/users/{id}")
	Mono<User> user(@PathVariable long id) {
		return this.template.selectOne(Query.query(Criteria.where("id").is(id)), User.class);
	}

	@EventListener
	void portIs(WebServerInitializedEvent event) {
		this.port = event.getWebServer().getPort();
	}

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		System.out.println(STARTED + this.port);
	}

	public static void main(String[] args) {
		SpringApplication.run(BenchmarkApplication.class, args);
	}

}
