package dev.covet.sample.user;

import java.util.List;

import dev.covet.sample.blog.User;

/**
 * Users that were created at once.
 *
 * @param created their number
 * @param firstId the id of the first
 * @param lastId the id of the last
 */
record BulkCreated(int created, Long firstId, Long lastId) {

	static BulkCreated of(List<User> users) {
		return new BulkCreated(users.size(), users.get(0).id(), users.get(users.size() - 1).id());
	}

}
