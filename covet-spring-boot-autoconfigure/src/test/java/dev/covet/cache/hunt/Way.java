package dev.covet.cache.hunt;

import java.util.List;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;

import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.data.relational.core.query.Update;

import static dev.covet.query.Assignments.set;
import static dev.covet.query.Conditions.where;

/**
 * The ways in which a row is written, through everything that an application has.
 */
enum Way {

	SAVE {
		@Override
		Mono<?> write(HuntNode node, long id, long number) {
			return node.covet().objects(Item.class).save(new Item(id, number));
		}
	},

	UPDATE_BY_QUERY {
		@Override
		Mono<?> write(HuntNode node, long id, long number) {
			return node.covet().objects(Item.class).filter(where(Item::id).eq(id)).update(set(Item::version, number));
		}
	},

	BULK_UPDATE {
		@Override
		Mono<?> write(HuntNode node, long id, long number) {
			return node.covet().objects(Item.class).bulkUpdate(List.of(new Item(id, number)), Item::version);
		}
	},

	REPOSITORY {
		@Override
		Mono<?> write(HuntNode node, long id, long number) {
			return node.repository().save(new Item(id, number));
		}
	},

	TEMPLATE {
		@Override
		Mono<?> write(HuntNode node, long id, long number) {
			return node.template()
				.update(Query.query(Criteria.where("id").is(id)), Update.update("version", number), Item.class);
		}
	},

	SQL {
		@Override
		Mono<?> write(HuntNode node, long id, long number) {
			return node.client()
				.sql("UPDATE hunt_item SET version = $1 WHERE id = $2")
				.bind(0, number)
				.bind(1, id)
				.fetch()
				.rowsUpdated();
		}
	},

	WRITING_SELECT {
		@Override
		Mono<?> write(HuntNode node, long id, long number) {
			return node.client()
				.sql("WITH written AS (UPDATE hunt_item SET version = $1 WHERE id = $2 RETURNING id) "
						+ "SELECT count(*) FROM written")
				.bind(0, number)
				.bind(1, id)
				.fetch()
				.one();
		}
	};

	abstract Mono<?> write(HuntNode node, long id, long number);

	// In a transaction in which the read before the write may be cached, and that after
	// it
	// must not be.
	Mono<?> writeInTransaction(HuntNode node, long id, long number, Consumer<Item> read) {
		Mono<Item> item = node.covet().objects(Item.class).get(id);
		return node.covet().inTransaction(item.then(write(node, id, number)).then(item).doOnNext(read));
	}

}
