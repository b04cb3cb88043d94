package dev.covet.query.write;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.QuerySet;
import dev.covet.query.write.Members.Member;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static dev.covet.query.Assignments.set;
import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiled statements outlive the queries that they were compiled for, whose values they
 * don't keep.
 */
class KeptValueTests {

	private final TestCovet covet = Members.h2();

	private final List<WeakReference<String>> values = new ArrayList<>();

	@AfterEach
	void stop() {
		this.covet.close();
	}

	private QuerySet<Member> members() {
		return this.covet.objects(Member.class);
	}

	private String value(String text) {
		String value = new StringBuilder(text).toString();
		this.values.add(new WeakReference<>(value));
		return value;
	}

	private void run(Function<QuerySet<Member>, Mono<?>> query) {
		query.apply(members()).block(TestDatabase.TIMEOUT);
	}

	@Test
	void queryWhenItIsOverLetsGoOfItsValues() {
		run((members) -> members.filter(where(Member::email).eq(value("a"))).list());
		run((members) -> members.filter(where(Member::email).in(value("b"), value("c"))).count());
		run((members) -> members.filter(where(Member::email).eq(value("d"))).update(set(Member::name, value("e"))));
		run((members) -> members.filter(where(Member::email).in(value("f"))).delete());
		run((members) -> members.filter(where(Member::name).in(value("g"))).valuesList(Member::id).list());
		this.covet.execute("SELECT 1");
		Awaitility.await().atMost(TestDatabase.TIMEOUT).untilAsserted(() -> {
			System.gc();
			assertThat(this.values).extracting(WeakReference::get).hasSize(7).containsOnlyNulls();
		});
	}

}
