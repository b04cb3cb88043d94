package dev.covet.cache.hunt;

import dev.covet.mapping.Ref;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of another table that leads to an item.
 *
 * @param id its key
 * @param item the item
 */
@Table("hunt_note")
record Note(@Id Long id, Ref<Item> item) {
}
