package dev.covet.cache.hunt;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row with the number of the write that it is from.
 *
 * @param id its key
 * @param version the number, which grows from write to write
 */
@Table("hunt_item")
record Item(@Id Long id, long version) {
}
