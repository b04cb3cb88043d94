package dev.covet.cache.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import dev.covet.cache.CacheKey;
import dev.covet.cache.Tag;

/**
 * What the values of a region depend on: beside what the caller names, on their key, on
 * the region and on everything. So values are evicted, and regions cleared, by raising
 * stamps too.
 */
final class RegionTags {

	// The same on every node, whatever the collection is that the caller brings
	private static final Comparator<Tag> ORDER = Comparator.comparing((Tag tag) -> tag.table())
		.thenComparingInt(Tag::part);

	private final String table;

	private final Tag region;

	private final Stamps stamps;

	RegionTags(String name, Stamps stamps) {
		this.table = "@" + SharedTier.encoded(name);
		this.region = Tag.table(this.table);
		this.stamps = stamps;
	}

	Tag region() {
		return this.region;
	}

	Tag key(CacheKey key) {
		return Tag.row(this.table, key.text());
	}

	List<Tag> all(CacheKey key, Collection<Tag> tags) {
		List<Tag> all = new ArrayList<>(tags.size() + 3);
		all.add(key(key));
		all.add(this.region);
		all.add(Tag.everything());
		tags.stream().distinct().sorted(ORDER).forEach(all::add);
		return all;
	}

	Stamp[] stamps(List<Tag> tags) {
		Stamp[] found = new Stamp[tags.size()];
		for (int i = 0; i < found.length; i++) {
			found[i] = this.stamps.of(tags.get(i));
		}
		return found;
	}

}
