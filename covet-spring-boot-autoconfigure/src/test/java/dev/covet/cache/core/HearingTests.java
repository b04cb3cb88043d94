package dev.covet.cache.core;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.cache.RegionSettings;
import dev.covet.cache.Tag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

class HearingTests {

	private static final RegionSettings LOCAL = new RegionSettings("r", TestRegions.TTL, Duration.ofMinutes(5), true,
			false, Duration.ofSeconds(5));

	private final ManualTime time = new ManualTime();

	private final SharedWorld world = SharedWorld.immediate(this.time);

	private final SharedNode store = this.world.node();

	private final TestRegions node = TestRegions.of(this.time, this.store, LOCAL);

	private final AtomicInteger loads = new AtomicInteger();

	private final Mono<Long> load = Mono.fromCallable(() -> (long) this.loads.incrementAndGet());

	@BeforeEach
	void keepOne() {
		this.node.readNow(this.load);
		assertThat(this.node.readNow(this.load)).isEqualTo(1L);
	}

	@Test
	void readWhenDeafServesAndKeepsNothingOfThisJvm() {
		this.store.deafen();
		this.time.advance(Duration.ZERO);
		assertThat(this.node.region().statistics().local().entries()).isZero();
		assertThat(this.node.readNow(this.load)).isEqualTo(2L);
		assertThat(this.node.readNow(this.load)).isEqualTo(3L);
		assertThat(this.node.region().statistics().local().entries()).isZero();
	}

	@Test
	void readWhenHeardAgainKeepsAgain() {
		this.store.deafen();
		this.store.hearAgain();
		assertThat(this.node.readNow(this.load)).isEqualTo(2L);
		assertThat(this.node.readNow(this.load)).isEqualTo(2L);
	}

	@Test
	void loadWhenBegunBeforeDeafnessIsNotKept() {
		this.node.writeNow();
		Sinks.One<Long> source = Sinks.one();
		this.node.read(source.asMono()).subscribe();
		this.store.deafen();
		this.store.hearAgain();
		source.tryEmitValue(100L);
		assertThat(this.node.readNow(this.load)).isEqualTo(2L);
	}

	@Test
	void loadWhenBegunDuringDeafnessIsNotKept() {
		this.store.deafen();
		Sinks.One<Long> source = Sinks.one();
		this.node.read(source.asMono()).subscribe();
		this.store.hearAgain();
		source.tryEmitValue(100L);
		assertThat(this.node.readNow(this.load)).isEqualTo(2L);
	}

	@Test
	void putWhenDeafIsNotKeptInThisJvm() {
		this.store.deafen();
		this.node.region().put(TestRegions.KEY, TestRegions.TAGS, 50L, null).block(TestRegions.TIMEOUT);
		assertThat(this.node.readNow(this.load)).isEqualTo(2L);
	}

	@Test
	void entryWhenPutAsDeafnessBeginsIsNotServed() {
		Stamps stamps = new Stamps();
		Hearing hearing = new Hearing(stamps, null, this.time.time());
		Snapshot before = Snapshot.take(new Stamp[] { stamps.of(Tag.everything()) });
		hearing.onDeaf();
		assertThat(before.isCurrent()).isFalse();
	}

}
