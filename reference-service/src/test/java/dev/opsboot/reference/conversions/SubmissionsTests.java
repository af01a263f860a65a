package dev.opsboot.reference.conversions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.opsboot.failure.Degradation;
import dev.opsboot.failure.DomainException;
import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.InfrastructureException;
import dev.opsboot.reference.feed.Outcome;
import dev.opsboot.reference.feed.RefusedException;
import dev.opsboot.reference.feed.SignedConversion;
import dev.opsboot.state.DataDirectory;
import dev.opsboot.state.StateFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Submissions}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SubmissionsTests {

	@TempDir
	private Path data;

	private final List<String> requests = new ArrayList<>();

	private final List<Conversion> journal = new ArrayList<>();

	private final Degradation degradation = new Degradation(10);

	private DataDirectory directory;

	private ConversionStore store;

	@BeforeEach
	void openStore() {
		this.directory = DataDirectory.open(this.data);
		this.store = new ConversionStore(new StateFiles(this.directory, JsonMapper.shared()), this.directory,
				Duration.ofSeconds(30), this.journal::add);
	}

	@AfterEach
	void closeStore() {
		this.directory.close();
	}

	@Test
	void submitsInBatchesUnderTheLimit() {
		add(7);
		submitWaiting(SubmissionsTests::confirm);
		assertThat(this.requests).containsExactly("1 2 3", "4 5 6", "7");
		assertThat(states()).containsOnly("confirmed");
		submitWaiting(SubmissionsTests::confirm);
		assertThat(this.requests).hasSize(3);
	}

	@Test
	void keepsWhatWasRejectedAndWhy() {
		add(2);
		submitWaiting((batch) -> List.of(new Outcome("1", true, null), new Outcome("2", false, "too late")));
		assertThat(states()).containsExactly("confirmed", "rejected");
		assertThat(this.store.find("2").orElseThrow().conversion().reason()).isEqualTo("too late");
	}

	@Test
	void submitsSinglyWhereABatchIsRefused() {
		add(4);
		submitWaiting((batch) -> {
			if (batch.size() > 1) {
				throw new RefusedException("status 413", new IOException());
			}
			return confirm(batch);
		});
		assertThat(this.requests).containsExactly("1 2 3", "1", "2", "3", "4");
		assertThat(states()).containsOnly("confirmed");
	}

	@Test
	void rejectsTheOneThatIsRefused() {
		add(3);
		submitWaiting((batch) -> {
			if (ids(batch).contains("2")) {
				throw new RefusedException("status 422", new IOException());
			}
			return confirm(batch);
		});
		assertThat(states()).containsExactly("confirmed", "rejected", "confirmed");
		assertThat(this.store.find("2").orElseThrow().conversion().reason()).isEqualTo("status 422");
	}

	@Test
	void doesNotLetOneThatFailsHoldUpTheOthers() {
		add(4);
		submitWaiting((batch) -> {
			if (ids(batch).contains("1")) {
				throw new DomainException("status 500");
			}
			return confirm(batch);
		});
		assertThat(states()).containsExactly("submitted", "confirmed", "confirmed", "confirmed");
		assertThat(this.degradation.current()).containsEntry("submissions",
				"conversions wait to be submitted: status 500");
	}

	@Test
	void stopsWhereTheFeedFailsOverOneAfterTheOther() {
		add(30);
		submitWaiting((batch) -> {
			throw new DomainException("status 401");
		});
		assertThat(this.requests).hasSize(4 + Submissions.MOST_IN_VAIN);
		this.requests.clear();
		submitWaiting(SubmissionsTests::confirm);
		assertThat(states()).containsOnly("confirmed");
	}

	@Test
	void putsEachStateInTheJournalOnceItIsStored() {
		add(1);
		submitWaiting((batch) -> {
			assertThat(this.journal).extracting(Conversion::state).containsExactly(State.SIGNED, State.SUBMITTED);
			return confirm(batch);
		});
		assertThat(this.journal).extracting(Conversion::state)
			.containsExactly(State.SIGNED, State.SUBMITTED, State.CONFIRMED);
	}

	@Test
	void stopsWhereTheFeedIsOutAndGoesOnLater(CapturedOutput output) {
		add(4);
		submitWaiting((batch) -> {
			throw new InfrastructureException("no answer");
		});
		submitWaiting((batch) -> {
			throw new InfrastructureException("still no answer");
		});
		assertThat(this.requests).containsExactly("1 2 3", "1 2 3");
		assertThat(states()).containsExactly("submitted", "submitted", "submitted", "signed");
		submitWaiting(SubmissionsTests::confirm);
		assertThat(states()).containsOnly("confirmed");
		assertThat(output).containsOnlyOnce("Degraded submissions: conversions wait to be submitted: no answer")
			.containsOnlyOnce("Degraded no more submissions");
	}

	@Test
	void submitsTheSameAgainInTheNextLife() {
		add(1);
		submitWaiting((batch) -> {
			throw new InfrastructureException("no answer");
		});
		SignedConversion first = this.store.find("1").orElseThrow().toSubmit();
		this.directory.close();
		openStore();
		submitWaiting((batch) -> {
			assertThat(batch).containsExactly(first);
			return confirm(batch);
		});
		assertThat(states()).containsExactly("confirmed");
	}

	@Test
	void submitsNothingThatCannotBeStoredAndSaysSo() throws IOException {
		add(4);
		Path inTheWay = Files
			.createFile(Files.createDirectory(this.data.resolve(".conversions.json.tmp")).resolve("x"));
		submitWaiting(SubmissionsTests::confirm);
		assertThat(this.requests).isEmpty();
		assertThat(this.degradation.current()).containsEntry("submissions",
				"conversions wait to be submitted: they cannot be stored");
		Files.delete(inTheWay);
		submitWaiting(SubmissionsTests::confirm);
		assertThat(states()).containsOnly("confirmed");
		assertThat(this.degradation.current()).isEmpty();
	}

	@Test
	void submitsNothingOfADryRun() {
		this.store.add(entry("1", State.SIGNED, true));
		submitWaiting(SubmissionsTests::confirm);
		assertThat(this.requests).isEmpty();
	}

	@Test
	void submitsNothingWhileAnotherProcessWrites() {
		add(1);
		this.directory.close();
		submitWaiting(SubmissionsTests::confirm);
		assertThat(this.requests).isEmpty();
	}

	private void submitWaiting(Function<List<SignedConversion>, List<Outcome>> feed) {
		FaultClassifier classifier = new FaultClassifier(List.of(), List.of());
		new Submissions(this.store, (batch) -> {
			this.requests.add(String.join(" ", ids(batch)));
			return feed.apply(batch);
		}, 3, classifier, this.degradation).submitWaiting();
	}

	private void add(int count) {
		IntStream.rangeClosed(1, count).forEach((id) -> this.store.add(entry(String.valueOf(id), State.SIGNED, false)));
	}

	private static Entry entry(String id, State state, boolean dryRun) {
		Instant asOf = Instant.parse("2026-11-20T18:00:00Z");
		return new Entry(new Conversion(id, state, dryRun, "mSOL", "SOL", "10", "11", List.of("unstake"), asOf,
				asOf.plusSeconds(600), null), null, "jws.of." + id);
	}

	private List<String> states() {
		return this.store.findOwn((entry) -> true)
			.stream()
			.map((entry) -> entry.conversion().state().toString())
			.toList();
	}

	private static List<String> ids(List<SignedConversion> batch) {
		return batch.stream().map(SignedConversion::id).toList();
	}

	private static List<Outcome> confirm(List<SignedConversion> batch) {
		return batch.stream().map((conversion) -> new Outcome(conversion.id(), true, null)).toList();
	}

}
