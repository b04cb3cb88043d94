package dev.covet.cache.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import dev.covet.cache.UnreadableValueException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RowsCodec}.
 */
class RowsCodecTests {

	private static final List<Object> VALUES = List.of(true, false, (byte) -1, Short.MIN_VALUE, 0, -1, 300,
			Integer.MAX_VALUE, 0L, Long.MIN_VALUE, Long.MAX_VALUE, 1.5f, Double.NaN, -0.0, new BigDecimal("-12.340"),
			BigDecimal.ZERO, BigInteger.TEN.pow(40), "", "a", "\u00e4\ud83d\ude00", 'x', new UUID(1, -2), LocalDate.MIN,
			LocalDate.of(2026, 2, 28), LocalTime.MAX, LocalDateTime.MAX, LocalDateTime.MIN, OffsetDateTime.MAX,
			OffsetDateTime.parse("2026-01-02T03:04:05.000000006+02:30"), OffsetTime.MIN, Instant.MIN,
			Instant.EPOCH.minusNanos(1), ZonedDateTime.parse("2026-10-25T02:30+01:00[Europe/Berlin]"),
			Duration.ofSeconds(-3, 5), new Frozen.Bytes(new byte[] { 1, -1 }, true),
			new Frozen.Bytes(new byte[0], false),
			new Frozen.Elements(String.class, new @Nullable Object[] { "a", null }), new Frozen.Elements(Long[].class,
					new @Nullable Object[] { new Frozen.Elements(Long.class, new Object[] { 1L }), null }));

	private final RowsCodec codec = new RowsCodec(List.of(), 1000, 1 << 20);

	@Property(tries = 1000)
	void decodeWhenEncodedGivesTheSame(@ForAll("rows") StoredRows rows) {
		byte[] bytes = this.codec.encode(rows);
		StoredRows read = this.codec.decode(bytes);
		assertThat(read.columns()).isEqualTo(rows.columns());
		assertThat(read.size()).isEqualTo(rows.size());
		for (int row = 0; row < rows.size(); row++) {
			for (int column = 0; column < rows.columns(); column++) {
				assertThat(StoredRow.thawed(read.cell(row, column))).as("%d, %d", row, column)
					.isEqualTo(StoredRow.thawed(rows.cell(row, column)));
			}
		}
		assertThat(this.codec.encode(read)).isEqualTo(bytes);
	}

	@Property(tries = 2000)
	void decodeWhenAnyBytesIsUnreadable(@ForAll @Size(max = 200) byte[] bytes) {
		decodeOrComplain(bytes);
	}

	@Property(tries = 2000)
	void decodeWhenChangedOrCutIsReadableOrNot(@ForAll("rows") StoredRows rows,
			@ForAll @IntRange(min = 0, max = 10_000) int place, @ForAll byte value, @ForAll boolean cut) {
		byte[] bytes = this.codec.encode(rows);
		int at = place % bytes.length;
		byte[] changed = cut ? Arrays.copyOf(bytes, at) : bytes.clone();
		if (cut) {
			assertThatExceptionOfType(UnreadableValueException.class).isThrownBy(() -> this.codec.decode(changed));
		}
		else {
			changed[at] = value;
			decodeOrComplain(changed);
		}
	}

	private void decodeOrComplain(byte[] bytes) {
		try {
			this.codec.decode(bytes);
		}
		catch (UnreadableValueException ex) {
			assertThat(ex).hasMessageStartingWith("The bytes of rows hold");
		}
	}

	@Test
	void decodeWhenPlantedIsUnreadable() {
		List<byte[]> planted = new ArrayList<>();
		planted.add(new byte[0]);
		planted.add(new byte[] { (byte) 0xAC, (byte) 0xED, 0, 5, 's', 'r', 0, 17 });
		planted.add("[\"java.net.URL\",{\"a\":1}]".getBytes(StandardCharsets.UTF_8));
		planted.add(new byte[] { RowsCodec.VERSION + 1, 0, 0 });
		// A hundred billion rows of nothing
		planted.add(new byte[] { RowsCodec.VERSION, 1, -1, -1, -1, -1, -1, 15, 0 });
		byte[] deep = new byte[400_000];
		Arrays.fill(deep, (byte) 1);
		System.arraycopy(new byte[] { RowsCodec.VERSION, 1, 1, 4 }, 0, deep, 0, 4);
		for (int i = 4; i + 3 < deep.length; i += 4) {
			System.arraycopy(new byte[] { 3, 0, 100, 1 }, 0, deep, i, 4);
		}
		planted.add(deep);
		assertThat(planted).allSatisfy((bytes) -> assertThatExceptionOfType(UnreadableValueException.class)
			.isThrownBy(() -> this.codec.decode(bytes)));
	}

	@Test
	void encodeWhenValuesRepeatIsShort() {
		@Nullable Object[] cells = new @Nullable Object[400];
		for (int i = 0; i < cells.length; i += 2) {
			cells[i] = (i % 3 != 0) ? "The same long text in every row of them" : null;
			cells[i + 1] = (long) i;
		}
		assertThat(this.codec.encode(new StoredRows(2, 200, cells, 0))).hasSizeLessThan(700);
	}

	@Provide
	Arbitrary<StoredRows> rows() {
		Arbitrary<Object> value = Arbitraries.of(VALUES);
		Arbitrary<List<Object>> column = Arbitraries.oneOf(value.injectNull(0.3).list().ofSize(12),
				value.map((only) -> (List<Object>) new ArrayList<>(Collections.nCopies(12, only))),
				value.flatMap((only) -> Arbitraries.just(only).injectNull(0.3).list().ofSize(12)));
		return column.list().ofMaxSize(6).map((columns) -> {
			@Nullable Object[] cells = new @Nullable Object[12 * columns.size()];
			for (int i = 0; i < cells.length; i++) {
				cells[i] = columns.get(i % columns.size()).get(i / columns.size());
			}
			return new StoredRows(columns.size(), 12, cells, 64);
		});
	}

}
