package dev.covet.web;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

import dev.covet.profile.Profiler;
import dev.covet.profile.RequestProfile;
import dev.covet.statement.StatementEvent;
import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProfileHeaders}.
 */
class ProfileHeadersTests {

	private final AtomicLong clock = new AtomicLong();

	private final RequestProfile profile = RequestProfile.start(Context.empty(), this.clock::get);

	@Test
	void writeWritesFigures() {
		new Profiler().onStatement(new StatementEvent("SELECT 1", 45_123_000, 1, null, false, false,
				this.profile.putInto(Context.empty())));
		this.clock.set(127_345_000);
		HttpHeaders headers = new HttpHeaders();
		new ProfileHeaders("X-Profile-").write(this.profile, headers);
		assertThat(headers.getFirst("X-Profile-Total-Time")).isEqualTo("127ms");
		assertThat(headers.getFirst("X-Profile-Database-Time")).isEqualTo("45ms");
		assertThat(headers.getFirst("X-Profile-Query-Count")).isEqualTo("1");
		assertThat(headers.get("Server-Timing")).containsExactly("db;dur=45.1, total;dur=127.3");
	}

	@Test
	void writeWhenApplicationHasServerTimingAddsToIt() {
		HttpHeaders headers = new HttpHeaders();
		headers.add("Server-Timing", "render;dur=3");
		new ProfileHeaders("X-Profile-").write(this.profile, headers);
		assertThat(headers.get("Server-Timing")).containsExactly("render;dur=3", "db;dur=0.0, total;dur=0.0");
	}

	@Test
	void writeWhenLocaleHasDecimalCommaWritesPoint() {
		Locale locale = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			this.clock.set(1_500_000);
			HttpHeaders headers = new HttpHeaders();
			new ProfileHeaders("X-").write(this.profile, headers);
			assertThat(headers.getFirst("Server-Timing")).endsWith("total;dur=1.5");
		}
		finally {
			Locale.setDefault(locale);
		}
	}

}
