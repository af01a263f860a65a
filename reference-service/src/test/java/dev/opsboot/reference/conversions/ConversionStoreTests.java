package dev.opsboot.reference.conversions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.opsboot.reference.Problem;
import dev.opsboot.state.DataDirectory;
import dev.opsboot.state.StateFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ConversionStore}.
 */
class ConversionStoreTests {

	@TempDir
	private Path data;

	private final List<Conversion> journal = new ArrayList<>();

	private DataDirectory directory;

	private ConversionStore store;

	@BeforeEach
	void open() {
		this.directory = DataDirectory.open(this.data);
		this.store = store();
	}

	@AfterEach
	void close() {
		this.directory.close();
	}

	@Test
	void keepsEntriesForTheNextLife() {
		Entry entry = this.store.add(entry("1", State.SIGNED, "key"));
		this.directory.close();
		open();
		assertThat(this.store.find("1")).contains(entry);
		assertThat(this.store.findByKey("key")).contains(entry);
		assertThat(this.store.find("2")).isEmpty();
	}

	@Test
	void waitsForTheProcessThatItReplaces() {
		Entry before = this.store.add(entry("1", State.SIGNED, null));
		DataDirectory replaced = this.directory;
		open();
		CompletableFuture<Entry> added = CompletableFuture
			.supplyAsync(() -> this.store.add(entry("2", State.SIGNED, null)));
		assertThat(this.store.find("2")).isEmpty();
		replaced.close();
		assertThat(added.orTimeout(30, TimeUnit.SECONDS).join().id()).isEqualTo("2");
		assertThat(this.store.find("1")).contains(before);
	}

	@Test
	void givesBackTheEntryOfTheSameKey() {
		Entry first = this.store.add(entry("1", State.SIGNED, "key"));
		assertThat(this.store.add(entry("2", State.SIGNED, "key"))).isSameAs(first);
		assertThat(this.store.add(entry("3", State.SIGNED, "other")).id()).isEqualTo("3");
		assertThat(this.store.find("2")).isEmpty();
	}

	@Test
	void addsOneOfManyThatRaceForAKey() {
		Set<String> added = ConcurrentHashMap.newKeySet();
		IntStream.range(0, 64)
			.parallel()
			.forEach((id) -> added.add(this.store.add(entry("id" + id, State.SIGNED, "key")).id()));
		assertThat(added).hasSize(1);
	}

	@Test
	void forgetsTheOldestThatWaitsForNothing() {
		this.store.add(entry("waits", State.SUBMITTED, null));
		this.store.add(entry("rests", State.CONFIRMED, null));
		this.store.add(entry("rests-too", State.REJECTED, null));
		addUntilFull(State.CONFIRMED, 3);
		this.store.add(entry("new", State.SIGNED, null));
		assertThat(this.store.find("waits")).isPresent();
		assertThat(this.store.find("rests")).isEmpty();
		assertThat(this.store.find("rests-too")).isPresent();
		assertThat(this.store.findOwn((entry) -> true)).hasSize(ConversionStore.MAX);
	}

	@Test
	void takesNoMoreWhenAllWait() {
		addUntilFull(State.SIGNED, 0);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.store.add(entry("new", State.SIGNED, null)))
			.withMessageContaining("too many conversions wait to be submitted");
		assertThat(this.store.find("new")).isEmpty();
	}

	@Test
	void hasNothingInMemoryThatIsNotInTheFile() throws Exception {
		Entry entry = this.store.add(entry("1", State.SIGNED, null));
		Files.createDirectory(this.data.resolve(".conversions.json.tmp"));
		Files.createFile(this.data.resolve(".conversions.json.tmp/in-the-way"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> this.store.add(entry("2", State.SIGNED, null)))
			.withMessageContaining("cannot be stored");
		assertThat(this.store.replace(List.of(entry.with(State.CONFIRMED, null)))).isFalse();
		assertThat(this.store.find("1")).contains(entry);
		assertThat(this.store.find("2")).isEmpty();
		assertThat(this.journal).containsExactly(entry.conversion());
	}

	@Test
	void onlyReadsWhileAnotherProcessWrites() {
		Entry entry = this.store.add(entry("1", State.SIGNED, null));
		this.directory.close();
		ConversionStore reader = store();
		assertThat(reader.find("1")).contains(entry);
		assertThat(reader.findOwn((any) -> true)).isEmpty();
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> reader.add(entry("2", State.SIGNED, null)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "from", "to", "amount", "signed" })
	void readsNoConversionWithoutWhatItNeeds(String field) throws Exception {
		this.store.add(entry("1", State.SIGNED, "key"));
		Path file = this.data.resolve("conversions.json");
		Files.writeString(file, Files.readString(file).replace("\"" + field + "\":", "\"other\":"));
		assertThat(store().findByKey("key")).isEmpty();
	}

	private void addUntilFull(State state, int there) {
		this.store.replace(
				IntStream.range(there, ConversionStore.MAX).mapToObj((id) -> entry("id" + id, state, null)).toList());
	}

	private ConversionStore store() {
		return new ConversionStore(new StateFiles(this.directory, JsonMapper.shared()), this.directory,
				Duration.ofSeconds(30), this.journal::add);
	}

	private static Entry entry(String id, State state, @Nullable String key) {
		Instant asOf = Instant.parse("2026-11-20T18:00:00Z");
		return new Entry(new Conversion(id, state, false, "mSOL", "SOL", "10", "11", List.of("unstake"), asOf,
				asOf.plusSeconds(600), null), key, "jws.of." + id);
	}

}
