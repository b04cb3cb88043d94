package dev.covet.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;

/**
 * A test over HTTP against the sample with little data.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "sample.data.users=30", "sample.data.categories=4", "sample.data.posts=120",
				"sample.data.tags=9", "sample.data.comments-per-post=3" })
@AutoConfigureWebTestClient(timeout = "30s")
public @interface SampleTest {

}
