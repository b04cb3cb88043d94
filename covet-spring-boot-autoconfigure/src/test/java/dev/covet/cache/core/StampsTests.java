package dev.covet.cache.core;

import java.util.List;

import dev.covet.cache.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StampsTests {

	private static final Tag POSTS = Tag.table("posts");

	private static final Tag USERS = Tag.table("users");

	@Test
	void raiseWhenTagIsReadEndsItsSnapshotsAlone() {
		Stamps stamps = new Stamps();
		Snapshot posts = snapshot(stamps, POSTS);
		Snapshot users = snapshot(stamps, USERS);
		stamps.raise(List.of(POSTS));
		assertThat(posts.isCurrent()).isFalse();
		assertThat(users.isCurrent()).isTrue();
	}

	@Test
	void raiseWhenNobodyReadsTheTagTakesNoMemory() {
		Stamps stamps = new Stamps(2);
		for (int i = 0; i < 100; i++) {
			stamps.raise(List.of(Tag.table("t" + i)));
		}
		Snapshot users = snapshot(stamps, USERS);
		stamps.raise(List.of(POSTS));
		assertThat(users.isCurrent()).isTrue();
	}

	@Test
	void raiseWhenThereIsNoRoomForStampsEndsAllThatShareOne() {
		Stamps stamps = new Stamps(2);
		Snapshot posts = snapshot(stamps, POSTS);
		Snapshot users = snapshot(stamps, USERS);
		Snapshot tags = snapshot(stamps, Tag.table("tags"));
		stamps.raise(List.of(USERS));
		assertThat(posts.isCurrent()).isTrue();
		assertThat(users.isCurrent()).isFalse();
		assertThat(tags.isCurrent()).isFalse();
	}

	@Test
	void raiseWhenTagHasAStampEndsThoseWhoGotTheSharedOneToo() {
		Stamps stamps = new Stamps(2);
		snapshot(stamps, POSTS);
		Snapshot users = snapshot(stamps, USERS);
		stamps.raise(List.of(POSTS));
		assertThat(users.isCurrent()).isFalse();
	}

	@Test
	void snapshotWhenTakenAheadComesTrueForOneOfTwo() {
		Stamp[] stamps = { new Stamp(), new Stamp() };
		Snapshot one = Snapshot.takeAhead(stamps);
		Snapshot two = Snapshot.takeAhead(stamps);
		assertThat(one.isCurrent()).isFalse();
		assertThat(one.comeTrue()).isTrue();
		assertThat(one.isCurrent()).isTrue();
		assertThat(two.comeTrue()).isFalse();
	}

	private static Snapshot snapshot(Stamps stamps, Tag tag) {
		return Snapshot.take(new Stamp[] { stamps.of(tag) });
	}

}
