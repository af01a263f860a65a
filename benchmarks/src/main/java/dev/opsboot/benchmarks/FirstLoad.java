package dev.opsboot.benchmarks;

import java.io.IOException;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Loads one file in a JVM that has loaded none and prints the nanoseconds that took.
 */
public final class FirstLoad {

	private FirstLoad() {
	}

	/**
	 * Load and print.
	 * @param args the {@link Format} and the file
	 * @throws IOException if the file cannot be read
	 */
	public static void main(String[] args) throws IOException {
		Format format = Format.valueOf(args[0]);
		Resource resource = new FileSystemResource(args[1]);
		long start = System.nanoTime();
		int sources = format.load(resource).size();
		long end = System.nanoTime();
		if (sources != 1) {
			throw new IllegalStateException("Loaded " + sources + " property sources");
		}
		System.out.println(end - start);
	}

}
