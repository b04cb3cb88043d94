package dev.covet.query;

import dev.covet.TestCovet;
import dev.covet.query.plan.PlanNode;
import dev.covet.query.plan.QueryPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plans of queries on H2, which names tables and indexes and tells no costs.
 */
class H2ExplainTests {

	private final TestCovet covet = Library.fill(TestCovet.of(Library.ENTITIES).h2());

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void explainWhenNoIndexFitsTellsOfTableScan() {
		QueryPlan plan = this.covet
			.await(this.covet.objects(Library.Book.class).filter(where(Library.Book::pages).gt(1)).explain());
		assertThat(this.covet.statements()).containsExactly("EXPLAIN " + plan.sql());
		assertThat(plan.sequentialScans()).extracting(PlanNode::table).containsExactly("books");
		assertThat(plan.usesIndex()).isFalse();
		assertThat(plan.totalCost()).isNull();
		assertThat(plan.planningTime()).isNull();
		assertThat(plan.text()).contains("tableScan");
	}

	@Test
	void explainWhenIndexFitsNamesIt() {
		this.covet.execute("CREATE INDEX \"by_pages\" ON \"books\" (pages)");
		QueryPlan plan = this.covet
			.await(this.covet.objects(Library.Book.class).filter(where(Library.Book::pages).eq(100)).explainAnalyze());
		assertThat(this.covet.statements()).containsExactly("EXPLAIN ANALYZE " + plan.sql());
		assertThat(plan.usesIndex("by_pages")).isTrue();
		assertThat(plan.sequentialScans()).isEmpty();
	}

	@Test
	void explainWhenRelationsAreJoinedAndPrefetchedHasAllPlans() {
		QueryPlan plan = this.covet.await(this.covet.objects(Library.Book.class)
			.selectRelated(Library.Book::publisher)
			.prefetchRelated(Library.Book::copies)
			.explain());
		assertThat(plan.root().nodes().skip(1)).extracting(PlanNode::table)
			.containsExactlyInAnyOrder("books", "publishers");
		assertThat(plan.prefetches().get("copies").sequentialScans()).extracting(PlanNode::table)
			.containsExactly("copies");
	}

}
