package dev.covet.query.binary;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import io.r2dbc.postgresql.codec.Interval;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Spring Data reads and writes is the same with binary transfer.
 */
class BinaryTransferTemplateTests {

	@Test
	void selectWhenTypesAreTrickyIsAsInTextTransfer() {
		R2dbcEntityTemplate text = template(PostgresqlServer.textOptions());
		R2dbcEntityTemplate binary = template(PostgresqlServer.binaryOptions());
		execute(text.getDatabaseClient(),
				"""
						CREATE TABLE tricky (id int PRIMARY KEY, lasts interval, moods mood[], mood mood, amount numeric,
							day date, at timestamptz, scores numeric[], words text[], span int4range);
						INSERT INTO tricky VALUES (1, '1 mon -2 days 03:04:05.6', '{sad,"so so"}', 'sad', '1.50', '0044-03-15 BC',
							'1999-07-01 12:00:00.25+00', '{1.0,NULL}', '{a,"b c"}', '[1,5)'), (2, NULL, '{}', NULL, '0.00', 'infinity',
							'1850-01-01+00', NULL, NULL, 'empty'), (3, NULL, NULL, NULL, 'NaN', NULL, NULL, NULL, NULL, NULL)""");
		List<Tricky> expected = select(text, 3);
		assertThat(select(binary, 3)).isEqualTo(expected).hasSize(2);
		assertThat(expected.get(0).words()).containsExactly("a", "b c");
		assertThatExceptionOfType(UnsupportedBinaryTypeException.class).isThrownBy(() -> select(binary, 4))
			.withMessageContaining("'numeric'");
		Tricky inserted = new Tricky(4, null, null, null, new BigDecimal("2.50"), LocalDate.of(2024, 2, 29),
				OffsetDateTime.parse("2024-02-29T00:00:00Z"), null, List.of("x"), null);
		binary.insert(inserted).block(PostgresqlServer.TIMEOUT);
		assertThat(binary.select(Query.query(Criteria.where("id").is(4)), Tricky.class)
			.blockLast(PostgresqlServer.TIMEOUT))
			.isEqualTo(text.select(Query.query(Criteria.where("id").is(4)), Tricky.class)
				.blockLast(PostgresqlServer.TIMEOUT));
		execute(text.getDatabaseClient(), "DROP TABLE tricky");
	}

	private static R2dbcEntityTemplate template(ConnectionFactoryOptions options) {
		ConnectionFactory factory = ConnectionFactories.get(options);
		return new R2dbcEntityTemplate(factory);
	}

	private static List<Tricky> select(R2dbcEntityTemplate template, int belowId) {
		return template.select(Query.query(Criteria.where("id").lessThan(belowId)), Tricky.class)
			.sort((left, right) -> left.id() - right.id())
			.collectList()
			.block(PostgresqlServer.TIMEOUT);
	}

	private static void execute(DatabaseClient client, String sql) {
		client.sql(sql).then().block(PostgresqlServer.TIMEOUT);
	}

	@Table("tricky")
	record Tricky(@Id Integer id, Interval lasts, List<String> moods, String mood, BigDecimal amount, LocalDate day,
			OffsetDateTime at, List<BigDecimal> scores, List<String> words, String span) {
	}

}
