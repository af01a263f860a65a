package dev.opsboot.state;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;

/**
 * Gives the files of a data directory. Who asks for a name again gets the same object, so
 * that nobody writes beside another.
 */
public final class StateFiles {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

	private final DataDirectory directory;

	private final JsonMapper mapper;

	private final Map<String, StateFile<?>> states = new ConcurrentHashMap<>();

	private final Map<String, RunLog> logs = new ConcurrentHashMap<>();

	/**
	 * Create the files; nothing is touched.
	 * @param directory where they lie
	 * @param mapper how they are written as JSON
	 */
	public StateFiles(DataDirectory directory, JsonMapper mapper) {
		this.directory = directory;
		this.mapper = mapper;
	}

	/**
	 * A snapshot of state.
	 * @param <T> the type of the state
	 * @param name the name of the file, such as {@code state.json}
	 * @param type the type of the state
	 * @return the file
	 * @throws IllegalArgumentException if the name is not letters, digits, dots, dashes
	 * and underscores, or is that of the lock
	 * @throws IllegalStateException if another type was asked for by this name
	 */
	public <T> StateFile<T> of(String name, Class<T> type) {
		return stateFile(name, this.mapper.constructType(type));
	}

	/**
	 * A snapshot of state of a generic type.
	 * @param <T> the type of the state
	 * @param name the name of the file, such as {@code state.json}
	 * @param type the type of the state
	 * @return the file
	 * @throws IllegalArgumentException if the name is not letters, digits, dots, dashes
	 * and underscores, or is that of the lock
	 * @throws IllegalStateException if another type was asked for by this name
	 */
	public <T> StateFile<T> of(String name, TypeReference<T> type) {
		return stateFile(name, this.mapper.constructType(type));
	}

	/**
	 * A log of runs.
	 * @param name the name of the file, such as {@code runs.jl}
	 * @return the log
	 * @throws IllegalArgumentException if the name is not letters, digits, dots, dashes
	 * and underscores, or is that of the lock
	 */
	public RunLog runLog(String name) {
		return this.logs.computeIfAbsent(name, (key) -> new RunLog(this.directory, resolve(key), this.mapper));
	}

	@SuppressWarnings("unchecked") // The type was compared
	private <T> StateFile<T> stateFile(String name, JavaType type) {
		StateFile<?> file = this.states.computeIfAbsent(name,
				(key) -> new StateFile<>(this.directory, resolve(key), this.mapper, type));
		Assert.state(file.holds(type), () -> "State " + name + " has another type than " + type.toCanonical());
		return (StateFile<T>) file;
	}

	private Path resolve(String name) {
		Assert.isTrue(NAME.matcher(name).matches() && !DataDirectory.LOCK.equals(name),
				() -> "Invalid name of a file '" + name + "'");
		return this.directory.path().resolve(name);
	}

}
