package dev.covet.docs;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.covet.TestCovet;
import dev.covet.docs.Blog.Post;
import dev.covet.docs.Blog.User;
import dev.covet.query.Aggregate;
import dev.covet.query.ComputedRow;
import dev.covet.query.QuerySet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

import static dev.covet.query.Aggregates.count;
import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The methods that a query set has from its package-private superclasses, as an
 * application in another package reaches them: by method references, and by reflection
 * but for the varargs, which are final.
 */
class QuerySetAccessTests {

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Blog.start(QuerySetAccessTests.class);
	}

	@Test
	void methodReferenceWhenInheritedIsCalled() {
		BiFunction<QuerySet<User>, Collection<Long>, Mono<Map<Long, User>>> inBulk = QuerySet::inBulk;
		assertThat(covet.await(inBulk.apply(covet.objects(User.class), List.of(1L)))).containsOnlyKeys(1L);
		BiFunction<QuerySet<User>, Aggregate<User, Long>, Mono<ComputedRow<User>>> aggregate = QuerySet::aggregate;
		Aggregate<User, Long> number = count();
		assertThat(covet.await(aggregate.apply(covet.objects(User.class), number)).get(number)).isPositive();
		Scrolling<User> scroll = QuerySet::scroll;
		assertThat(covet.await(scroll.from(covet.objects(User.class), ScrollPosition.keyset(), 1))).hasSize(1);
		Function<QuerySet<Post>, Mono<Long>> delete = QuerySet::delete;
		assertThat(covet.await(delete.apply(covet.objects(Post.class).filter(where(Post::id).eq(-1L))))).isZero();
	}

	@Test
	void reflectionWhenInheritedReachesAllButFinalVarargs() {
		assertThat(Arrays.stream(QuerySet.class.getMethods())
			.filter((method) -> !Modifier.isPublic(method.getDeclaringClass().getModifiers()))).isNotEmpty()
			.allMatch((method) -> method.isVarArgs() && Modifier.isFinal(method.getModifiers()));
	}

	@FunctionalInterface
	interface Scrolling<T> {

		Mono<Window<T>> from(QuerySet<T> querySet, ScrollPosition position, int limit);

	}

}
