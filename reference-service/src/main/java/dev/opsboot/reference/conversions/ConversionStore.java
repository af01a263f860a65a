package dev.opsboot.reference.conversions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.opsboot.reference.Problem;
import dev.opsboot.state.DataDirectory;
import dev.opsboot.state.StateFile;
import dev.opsboot.state.StateFiles;

/**
 * The last {@value #MAX} conversions, in {@code conversions.json}. What is not on the
 * device has not happened: nothing is in memory or in the journal before it is there.
 * Safe for use by several threads.
 */
final class ConversionStore {

	static final int MAX = 1000;

	private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

	private final StateFile<Content> file;

	private final DataDirectory directory;

	private final Duration handover;

	private final Consumer<Conversion> journal;

	private Map<String, Entry> entries = Map.of();

	private boolean loaded;

	/**
	 * Create a store.
	 * @param files the files of the data directory
	 * @param directory the data directory
	 * @param handover the longest that a conversion waits for another process to end that
	 * still writes the directory
	 * @param journal is told of each conversion that was added or replaced
	 */
	ConversionStore(StateFiles files, DataDirectory directory, Duration handover, Consumer<Conversion> journal) {
		this.file = files.of("conversions.json", Content.class);
		this.directory = directory;
		this.handover = handover;
		this.journal = journal;
	}

	/**
	 * What there is, oldest first. While another process writes it may change at any
	 * time.
	 */
	private Map<String, Entry> entries() {
		if (!this.loaded) {
			boolean writer = this.directory.isWriter();
			Map<String, Entry> entries = new LinkedHashMap<>();
			this.file.read()
				.ifPresent((content) -> content.entries().forEach((entry) -> entries.put(entry.id(), entry)));
			this.entries = entries;
			this.loaded = writer;
		}
		return this.entries;
	}

	synchronized Optional<Entry> find(String id) {
		return Optional.ofNullable(entries().get(id));
	}

	synchronized Optional<Entry> findByKey(String key) {
		return entries().values().stream().filter((entry) -> key.equals(entry.key())).findFirst();
	}

	/**
	 * Find entries that this process may change.
	 * @param condition what they are to fulfil
	 * @return the entries, oldest first, none while another process writes
	 */
	synchronized List<Entry> findOwn(Predicate<Entry> condition) {
		Stream<Entry> entries = entries().values().stream();
		return this.loaded ? entries.filter(condition).toList() : List.of();
	}

	/**
	 * Add an entry, in place of the oldest one that waits for nothing where there are too
	 * many.
	 * @param entry the entry
	 * @return the entry, or the one there is of the same key
	 * @throws Problem if it cannot be written, or too many wait
	 */
	Entry add(Entry entry) {
		this.directory.awaitWriter(this.handover);
		return addNow(entry);
	}

	private synchronized Entry addNow(Entry entry) {
		Optional<Entry> existing = Optional.ofNullable(entry.key()).flatMap(this::findByKey);
		if (existing.isPresent()) {
			return existing.get();
		}
		Map<String, Entry> next = new LinkedHashMap<>(entries());
		if (next.size() >= MAX && !next.values().removeAll(oldestAtRest(next.values()))) {
			throw Problem.unavailable("too many conversions wait to be submitted", RETRY_AFTER);
		}
		next.put(entry.id(), entry);
		if (!write(next, List.of(entry))) {
			throw Problem.unavailable("conversions cannot be stored by this process now", RETRY_AFTER);
		}
		return entry;
	}

	private static List<Entry> oldestAtRest(Collection<Entry> entries) {
		return entries.stream().filter((entry) -> !entry.waits()).limit(entries.size() - MAX + 1L).toList();
	}

	/**
	 * Replace entries.
	 * @param changed the entries as they are to be
	 * @return whether they are written
	 */
	synchronized boolean replace(Collection<Entry> changed) {
		Map<String, Entry> next = new LinkedHashMap<>(entries());
		changed.forEach((entry) -> next.put(entry.id(), entry));
		return write(next, changed);
	}

	private boolean write(Map<String, Entry> next, Collection<Entry> changed) {
		if (!this.loaded || !this.file.write(new Content(new ArrayList<>(next.values())))) {
			return false;
		}
		this.entries = next;
		changed.forEach((entry) -> this.journal.accept(entry.conversion()));
		return true;
	}

	/**
	 * The content of the file.
	 *
	 * @param entries the entries, oldest first
	 */
	private record Content(List<Entry> entries) {

		Content {
			entries = List.copyOf(entries);
		}

	}

}
