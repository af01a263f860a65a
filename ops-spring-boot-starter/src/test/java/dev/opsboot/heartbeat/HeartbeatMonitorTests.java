package dev.opsboot.heartbeat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.opsboot.logging.Critical;
import org.assertj.core.util.Files;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HeartbeatMonitor}, with time moved by hand.
 */
class HeartbeatMonitorTests {

	@TempDir
	private Path directory;

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Heartbeat heartbeat = new Heartbeat();

	private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();

	private final List<Object> changes = new ArrayList<>();

	private boolean listenerFails;

	private long nanoTime = Long.MAX_VALUE - 5_000_000_000L;

	private Instant clock = Instant.parse("2026-11-21T07:00:00Z");

	private HeartbeatMonitor monitor;

	@BeforeEach
	void start() {
		this.log.start();
		logger().addAppender(this.log);
		set(this, LivenessState.CORRECT);
		this.monitor = monitor(Map.of());
	}

	@AfterEach
	void stop() {
		logger().detachAppender(this.log);
	}

	@Test
	void beatsAtOnceThenEachInterval() {
		seconds(1);
		assertThat(line()).startsWith("2026-11-21T07:00:00.000Z ");
		seconds(9);
		assertThat(line()).startsWith("2026-11-21T07:00:00.000Z ");
		seconds(1);
		assertThat(line()).startsWith("2026-11-21T07:00:10.000Z ");
		seconds(10);
		assertThat(line()).startsWith("2026-11-21T07:00:20.000Z ");
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void goesOnAsLongAsEveryPulseBeats() {
		Pulse pulse = this.heartbeat.pulse("poller", Duration.ofSeconds(3));
		for (int i = 0; i < 21; i++) {
			if (i % 3 == 0) {
				pulse.beat();
			}
			seconds(1);
		}
		assertThat(line()).startsWith("2026-11-21T07:00:20.000Z ");
		assertThat(this.changes).isEmpty();
	}

	@Test
	void stopsWhenAPulseIsSilentAndGoesOnWhenItBeatsAgain() {
		Pulse poller = this.heartbeat.pulse("poller", Duration.ofSeconds(3));
		seconds(4);
		assertThat(this.heartbeat.silent()).isEmpty();
		seconds(1);
		assertThat(this.heartbeat.silent()).containsExactly("poller");
		assertThat(this.changes).containsExactly(LivenessState.BROKEN);
		seconds(20);
		assertThat(line()).startsWith("2026-11-21T07:00:00.000Z ");
		assertThat(logged()).containsExactly("ERROR Pulse poller is silent: no beat for 4.0 s, the limit is 3.0 s");
		assertThat(this.log.list.get(0).getMarkerList()).containsExactly(Critical.MARKER);
		poller.beat();
		seconds(1);
		assertThat(this.heartbeat.silent()).isEmpty();
		assertThat(this.changes).containsExactly(LivenessState.BROKEN, LivenessState.CORRECT);
		assertThat(logged()).element(1).isEqualTo("INFO Pulse poller beats again");
		assertThat(this.log.list).hasSize(2);
	}

	@Test
	void waitsForTheLastSilentPulse() {
		Pulse first = this.heartbeat.pulse("first", Duration.ofSeconds(3));
		Pulse second = this.heartbeat.pulse("second", Duration.ofSeconds(4));
		seconds(10);
		assertThat(this.heartbeat.silent()).containsExactly("first", "second");
		first.beat();
		seconds(1);
		assertThat(this.changes).containsExactly(LivenessState.BROKEN);
		second.close();
		seconds(1);
		assertThat(this.changes).containsExactly(LivenessState.BROKEN, LivenessState.CORRECT);
		assertThat(logged()).containsExactly("ERROR Pulse first is silent: no beat for 4.0 s, the limit is 3.0 s",
				"ERROR Pulse second is silent: no beat for 5.0 s, the limit is 4.0 s", "INFO Pulse first beats again",
				"INFO Pulse second was silent and is closed");
	}

	@Test
	void leavesToOthersWhatTheyBroke() {
		set("other", LivenessState.BROKEN);
		Pulse pulse = this.heartbeat.pulse("poller", Duration.ofSeconds(3));
		seconds(8);
		assertThat(this.heartbeat.silent()).containsExactly("poller");
		pulse.beat();
		seconds(13);
		assertThat(this.changes).isEmpty();
		assertThat(this.directory).isEmptyDirectory();
		assertThat(logged()).element(0)
			.isEqualTo("WARN Liveness was set to BROKEN: the heartbeat file goes stale until it is CORRECT");
		assertThat(logged()).filteredOn((line) -> line.contains("Liveness")).hasSize(1);
		set("other", LivenessState.CORRECT);
		this.heartbeat.pulses().forEach(Pulse::close);
		seconds(10);
		assertThat(line()).startsWith("2026-11-21T07:00:30.000Z ");
	}

	@Test
	void breaksLivenessAgainWhereOthersMendedItTooEarly() {
		this.heartbeat.pulse("poller", Duration.ofSeconds(3));
		seconds(5);
		set("other", LivenessState.CORRECT);
		seconds(1);
		assertThat(this.availability.getLivenessState()).isEqualTo(LivenessState.BROKEN);
	}

	@Test
	void blamesNobodyWhenTheWholeProcessStoodStill() {
		Pulse pulse = this.heartbeat.pulse("poller", Duration.ofSeconds(3));
		seconds(1);
		this.nanoTime += Duration.ofHours(1).toNanos();
		seconds(1);
		assertThat(this.heartbeat.silent()).isEmpty();
		pulse.beat();
		seconds(3);
		assertThat(this.changes).isEmpty();
	}

	@Test
	void takesNoNoticeOfTheClock() {
		this.heartbeat.pulse("poller", Duration.ofSeconds(3));
		seconds(1);
		this.clock = this.clock.minus(Duration.ofDays(1));
		seconds(20);
		assertThat(this.heartbeat.silent()).containsExactly("poller");
		assertThat(line()).startsWith("2026-11-21T07:00:00.000Z ");
	}

	@Test
	void stopsWhenASchedulerDoesAndLeavesLivenessAlone() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		this.monitor = monitor(Map.of("jobs", scheduler));
		seconds(31);
		assertThat(line()).startsWith("2026-11-21T07:00:20.000Z ");
		assertThat(this.changes).isEmpty();
		scheduler.initialize();
		Awaitility.await().until(() -> {
			seconds(10);
			return !line().startsWith("2026-11-21T07:00:20.000Z ");
		});
		scheduler.shutdown();
	}

	@Test
	void judgesNothingInAServiceThatStops() {
		this.heartbeat.pulse("poller", Duration.ofSeconds(3));
		seconds(1);
		this.monitor.stopJudging();
		seconds(20);
		assertThat(this.heartbeat.silent()).isEmpty();
		assertThat(this.changes).isEmpty();
		assertThat(line()).startsWith("2026-11-21T07:00:20.000Z ");
	}

	@Test
	void doesNotRecoverByStopping() {
		this.heartbeat.pulse("poller", Duration.ofSeconds(3));
		seconds(5);
		this.monitor.stopJudging();
		seconds(20);
		assertThat(line()).startsWith("2026-11-21T07:00:00.000Z ");
	}

	@Test
	void survivesAListenerThatFails() {
		Pulse pulse = this.heartbeat.pulse("poller", Duration.ofSeconds(3));
		this.listenerFails = true;
		seconds(8);
		assertThat(logged()).containsExactly("ERROR Pulse poller is silent: no beat for 4.0 s, the limit is 3.0 s",
				"WARN A listener of liveness failed");
		this.listenerFails = false;
		seconds(1);
		assertThat(this.changes).containsExactly(LivenessState.BROKEN);
		pulse.beat();
		seconds(2);
		assertThat(line()).startsWith("2026-11-21T07:00:10.000Z ");
	}

	@Test
	void judgesPulsesWithoutAFile() {
		this.monitor = new HeartbeatMonitor(Rhythm.of(Duration.ofSeconds(10)), new PulseWatch(this.heartbeat),
				new SchedulerWatch(Map.of()), liveness(), null);
		this.heartbeat.pulse("poller", Duration.ofSeconds(3));
		seconds(5);
		assertThat(this.availability.getLivenessState()).isEqualTo(LivenessState.BROKEN);
	}

	private HeartbeatMonitor monitor(Map<String, TaskScheduler> schedulers) {
		return new HeartbeatMonitor(Rhythm.of(Duration.ofSeconds(10)), new PulseWatch(this.heartbeat),
				new SchedulerWatch(schedulers), liveness(), new HeartbeatFile(file(), "quotes", () -> this.clock));
	}

	private Liveness liveness() {
		return new Liveness(this.availability, (event) -> {
			if (this.listenerFails) {
				throw new IllegalStateException("listener");
			}
			AvailabilityChangeEvent<?> change = (AvailabilityChangeEvent<?>) event;
			this.changes.add(change.getState());
			this.availability.onApplicationEvent(change);
		}, this.heartbeat);
	}

	private void set(Object source, LivenessState state) {
		this.availability.onApplicationEvent(new AvailabilityChangeEvent<>(source, state));
	}

	private void seconds(int count) {
		for (int i = 0; i < count; i++) {
			this.monitor.tick(this.nanoTime);
			this.nanoTime += 1_000_000_000;
			this.clock = this.clock.plusSeconds(1);
		}
	}

	private Path file() {
		return this.directory.resolve("quotes.heartbeat");
	}

	private String line() {
		return Files.contentOf(file().toFile(), StandardCharsets.UTF_8);
	}

	private List<String> logged() {
		return this.log.list.stream().map((event) -> event.getLevel() + " " + event.getFormattedMessage()).toList();
	}

	private static Logger logger() {
		Logger logger = (Logger) LoggerFactory.getLogger(Heartbeat.class);
		logger.setLevel(Level.INFO);
		return logger;
	}

}
