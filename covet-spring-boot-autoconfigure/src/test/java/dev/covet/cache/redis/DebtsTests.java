package dev.covet.cache.redis;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Debts}.
 */
class DebtsTests {

	private final AtomicInteger told = new AtomicInteger();

	private final Debts debts = new Debts(this.told::incrementAndGet);

	@Test
	void debtsWhenNewAreALookAtTheStore() {
		assertThat(this.debts.isPaid()).isFalse();
		assertThat(this.debts.isGenerationOwed()).isFalse();
		this.debts.pay(this.debts.mark());
		assertThat(this.debts.isPaid()).isTrue();
	}

	@Test
	void payWhenAnotherDebtCameMeanwhileLeavesIt() {
		long mark = this.debts.mark();
		this.debts.addGeneration();
		assertThat(this.told).hasValue(1);
		this.debts.pay(mark);
		assertThat(this.debts.isPaid()).isFalse();
		assertThat(this.debts.isGenerationOwed()).isTrue();
		this.debts.pay(this.debts.mark());
		assertThat(this.debts.isPaid()).isTrue();
		assertThat(this.debts.isGenerationOwed()).isFalse();
	}

	@Test
	void payWhenALookIsOwedSinceTheGenerationNeedsNoOtherGeneration() {
		this.debts.addGeneration();
		long mark = this.debts.mark();
		this.debts.addLook();
		assertThat(this.debts.isGenerationOwed()).isTrue();
		this.debts.pay(mark);
		assertThat(this.debts.isPaid()).isFalse();
		assertThat(this.debts.isGenerationOwed()).isFalse();
	}

}
