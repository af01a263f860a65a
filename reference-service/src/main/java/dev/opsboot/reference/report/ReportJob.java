package dev.opsboot.reference.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

import dev.opsboot.file.AtomicFile;
import dev.opsboot.process.OpsPaths;
import dev.opsboot.state.StateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the page of today, which is the day of the present in UTC. The next run on the
 * same day replaces it.
 */
final class ReportJob {

	private static final Logger logger = LoggerFactory.getLogger(ReportJob.class);

	private static final int FAILURE = 2;

	/**
	 * As that of the other data: the group may look.
	 */
	private static final String MODE = "rw-r-----";

	private final OpsPaths paths;

	private final StateFiles files;

	private final ReportPage page;

	private final InstantSource clock;

	ReportJob(OpsPaths paths, StateFiles files, ReportPage page, InstantSource clock) {
		this.paths = paths;
		this.files = files;
		this.page = page;
		this.clock = clock;
	}

	/**
	 * Write the page. What keeps it from that is logged.
	 * @return the exit code of the process
	 */
	int run() {
		Instant now = this.clock.instant();
		String name = LocalDate.ofInstant(now, ZoneOffset.UTC) + ".html";
		Path file = this.paths.dataDirectory().resolve("reports").resolve(name);
		try {
			LastDay day = new LastDay(now);
			this.files.runLog("runs.jl").forEachRecent(Run.class, day::isBefore, day::add);
			write(file, this.page.render(this.paths.instance().service(), day));
			logger.atInfo()
				.addKeyValue("path", file)
				.addKeyValue("polls", day.polls())
				.addKeyValue("failed", day.failed())
				.addKeyValue("outages", day.outages().count())
				.log("Report written");
			return 0;
		}
		catch (IOException | UncheckedIOException ex) {
			logger.error("Report {} cannot be written: {}", file, ex.toString());
			return FAILURE;
		}
	}

	private static void write(Path file, String page) throws IOException {
		Files.createDirectories(file.getParent());
		new AtomicFile(file).replace(page.getBytes(StandardCharsets.UTF_8), MODE);
	}

}
