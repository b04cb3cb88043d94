package dev.covet.query.write;

import java.time.Duration;

import dev.covet.TestCovet;
import dev.covet.query.BulkOptions;
import dev.covet.query.write.Members.Member;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import reactor.core.publisher.Flux;

/**
 * Stores many rows from a publisher, in a JVM of its own: its arguments are an URL, a
 * password and the number of rows.
 */
public final class MillionRows {

	private MillionRows() {
	}

	public static void main(String[] arguments) {
		ConnectionFactoryOptions options = ConnectionFactoryOptions.parse(arguments[0])
			.mutate()
			.option(ConnectionFactoryOptions.PASSWORD, arguments[1])
			.option(Option.valueOf("schema"), arguments[2])
			.build();
		int rows = Integer.parseInt(arguments[3]);
		try (TestCovet covet = TestCovet.of(Members.ENTITIES).connect(options)) {
			Long stored = covet.objects(Member.class)
				.bulkCreate(Flux.range(1, rows).map(Members::member), BulkOptions.defaults())
				.block(Duration.ofMinutes(3));
			System.out.println("stored " + stored + " by " + covet.statements().size());
		}
	}

}
