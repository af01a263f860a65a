package dev.opsboot.state;

import java.nio.file.Path;
import java.util.regex.Pattern;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;

/**
 * Gives the files of a data directory.
 */
public final class StateFiles {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

	private final DataDirectory directory;

	private final JsonMapper mapper;

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
	 * @param name the name of the file, such as {@code state.json}; to be asked for once
	 * @param type the type of the state
	 * @return the file
	 * @throws IllegalArgumentException if the name is not letters, digits, dots, dashes
	 * and underscores
	 */
	public <T> StateFile<T> of(String name, Class<T> type) {
		return new StateFile<>(this.directory, resolve(name), this.mapper, this.mapper.constructType(type));
	}

	/**
	 * A snapshot of state of a generic type.
	 * @param <T> the type of the state
	 * @param name the name of the file, such as {@code state.json}; to be asked for once
	 * @param type the type of the state
	 * @return the file
	 * @throws IllegalArgumentException if the name is not letters, digits, dots, dashes
	 * and underscores
	 */
	public <T> StateFile<T> of(String name, TypeReference<T> type) {
		return new StateFile<>(this.directory, resolve(name), this.mapper, this.mapper.constructType(type));
	}

	/**
	 * A log of runs.
	 * @param name the name of the file, such as {@code runs.jl}; to be asked for once
	 * @return the log
	 * @throws IllegalArgumentException if the name is not letters, digits, dots, dashes
	 * and underscores
	 */
	public RunLog runLog(String name) {
		return new RunLog(this.directory, resolve(name), this.mapper);
	}

	private Path resolve(String name) {
		Assert.isTrue(NAME.matcher(name).matches(), () -> "Invalid name of a file '" + name + "'");
		return this.directory.path().resolve(name);
	}

}
