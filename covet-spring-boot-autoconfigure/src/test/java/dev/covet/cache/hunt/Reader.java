package dev.covet.cache.hunt;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import dev.covet.query.Aggregates;
import dev.covet.query.QuerySet;
import dev.covet.query.RowAggregate;

import static dev.covet.query.Conditions.where;

/**
 * Reads rows at random, in every way that is cached, and holds them against the ledger.
 */
final class Reader {

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private final HuntNode node;

	private final Ledger ledger;

	private final Random random;

	Reader(HuntNode node, Ledger ledger, Random random) {
		this.node = node;
		this.ledger = ledger;
		this.random = random;
	}

	void read() {
		long[] floor = this.ledger.floor(this.node.number());
		QuerySet<Item> items = this.node.covet().objects(Item.class);
		QuerySet<Note> notes = this.node.covet().objects(Note.class);
		long id = 1 + this.random.nextInt(Ledger.ROWS);
		switch (this.random.nextInt(8)) {
			case 0, 1 -> check("get", floor, List.of(items.get(id).block(LONGEST)));
			case 2 -> check("all", floor, items.orderBy("id").list().block(LONGEST));
			case 3 -> check("in", floor, items.filter(where(Item::id).in(List.of(id))).list().block(LONGEST));
			case 4 -> check("joined", floor, items(notes.selectRelated(Note::item).list().block(LONGEST)));
			case 5 -> check("prefetched", floor, items(notes.prefetchRelated(Note::item).list().block(LONGEST)));
			case 6 -> check("view", floor,
					items.as(View.class)
						.list()
						.block(LONGEST)
						.stream()
						.map((v) -> new Item(v.id(), v.version()))
						.toList());
			default -> checkSum(floor, items);
		}
	}

	private void checkSum(long[] floor, QuerySet<Item> items) {
		List<List<Object>> rows = items.valuesList("id", "version").all().collectList().block(LONGEST);
		check("values", floor, rows.stream().map((row) -> new Item((Long) row.get(0), (Long) row.get(1))).toList());
		long sum = LongStream.of(floor).sum();
		RowAggregate<Item, Long> total = Aggregates.sum(Item::version);
		Long read = items.aggregate(total).map((row) -> row.get(total)).block(LONGEST);
		if (read < sum) {
			this.ledger.violation("the sum on node %d was %d, less than %d".formatted(this.node.number(), read, sum));
		}
	}

	private static List<Item> items(List<Note> notes) {
		return notes.stream().map((note) -> note.item().get()).toList();
	}

	private void check(String reader, long[] floor, List<Item> items) {
		items.forEach((item) -> this.ledger.check(reader, this.node.number(), floor, item.id(), item.version()));
	}

	/**
	 * A view of an item.
	 *
	 * @param id its key
	 * @param version its number
	 */
	record View(Long id, long version) {
	}

}
