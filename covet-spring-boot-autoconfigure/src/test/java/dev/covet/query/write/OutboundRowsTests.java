package dev.covet.query.write;

import java.time.Duration;

import dev.covet.mapping.EntityModels;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.r2dbc.core.Parameter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OutboundRows}.
 */
class OutboundRowsTests {

	private static final int ROWS = 400_000;

	private final OutboundRows rows = new OutboundRows(
			new EntityModels(new RelationalMappingContext(), (type) -> false).of(Item.class),
			Mockito.mock(R2dbcEntityTemplate.class));

	@Test
	void readWhenRowsOfOtherColumnsAreReadMeanwhileKeepsItsOwn() {
		Item item = new Item(1L, "a");
		Long wrong = Flux.range(0, 2)
			.flatMap((number) -> Flux.range(0, ROWS)
				.filter((i) -> this.rows.read(item, row("column" + number))
					.value(SqlIdentifier.quoted("column" + number)) == null)
				.subscribeOn(Schedulers.boundedElastic()))
			.count()
			.block(Duration.ofMinutes(1));
		assertThat(wrong).isZero();
	}

	private static OutboundRow row(String column) {
		return new OutboundRow().append(SqlIdentifier.quoted(column), Parameter.from("value"));
	}

	record Item(@Id Long id, String name) {
	}

}
