package dev.covet.pool;

import dev.covet.pool.HeldScope.Nesting;
import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import org.springframework.transaction.reactive.TransactionContextManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeldScope}.
 */
class HeldScopeTests {

	@Test
	void nestingWhenOutsideIsNone() {
		HeldScope.Wait first = HeldScope.waiting(Context.empty());
		first.acquired();
		assertThat(HeldScope.waiting(Context.empty())).isSameAs(first);
		assertThat(HeldScope.waiting(Context.empty()).nesting()).isEqualTo(Nesting.NONE);
		first.released();
	}

	@Test
	void nestingWhenRequestHoldsAnotherIsRequest() {
		Context request = HeldScope.put(Context.empty());
		HeldScope.Wait first = HeldScope.waiting(request);
		assertThat(first.nesting()).isEqualTo(Nesting.NONE);
		first.acquired();
		HeldScope.Wait second = HeldScope.waiting(request);
		assertThat(second.nesting()).isEqualTo(Nesting.REQUEST);
		assertThat(HeldScope.waiting(HeldScope.put(Context.empty())).nesting()).isEqualTo(Nesting.NONE);
	}

	@Test
	void nestingWhenTheOtherIsGivenBackMeanwhileIsNone() {
		Context request = HeldScope.put(Context.empty());
		HeldScope.Wait first = HeldScope.waiting(request);
		first.acquired();
		HeldScope.Wait second = HeldScope.waiting(request);
		first.released();
		assertThat(second.nesting()).isEqualTo(Nesting.NONE);
		assertThat(HeldScope.waiting(request).nesting()).isEqualTo(Nesting.NONE);
	}

	@Test
	void nestingWhenOneOfTwoIsGivenBackIsRequest() {
		Context request = HeldScope.put(Context.empty());
		HeldScope.Wait first = HeldScope.waiting(request);
		first.acquired();
		HeldScope.waiting(request).acquired();
		HeldScope.Wait third = HeldScope.waiting(request);
		first.released();
		assertThat(third.nesting()).isEqualTo(Nesting.REQUEST);
	}

	@Test
	void nestingWhenTakenAfterwardsIsNone() {
		Context request = HeldScope.put(Context.empty());
		HeldScope.Wait second = HeldScope.waiting(request);
		HeldScope.waiting(request).acquired();
		assertThat(second.nesting()).isEqualTo(Nesting.NONE);
	}

	@Test
	void nestingWhenTransactionHoldsAnotherIsTransaction() {
		Context transaction = TransactionContextManager.createTransactionContext()
			.apply(HeldScope.put(Context.empty()));
		HeldScope.Wait first = HeldScope.waiting(transaction);
		first.acquired();
		HeldScope.Wait second = HeldScope.waiting(transaction);
		assertThat(second.nesting()).isEqualTo(Nesting.TRANSACTION);
		first.released();
		assertThat(HeldScope.waiting(transaction).nesting()).isEqualTo(Nesting.NONE);
	}

}
