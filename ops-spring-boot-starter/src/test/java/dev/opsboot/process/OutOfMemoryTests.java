package dev.opsboot.process;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link OutOfMemory}.
 */
@ExtendWith(OutputCaptureExtension.class)
class OutOfMemoryTests {

	private final List<String> steps = new ArrayList<>();

	private final OutOfMemory outOfMemory = new OutOfMemory(() -> this.steps.add("deadline"),
			() -> this.steps.add("clean up"), (code) -> this.steps.add("halt " + code));

	@Test
	void hasADeadlineBeforeItDoesWhatMayHang() {
		this.outOfMemory.endOnSignal();
		assertThat(this.steps).containsExactly("deadline", "clean up", "halt 2");
	}

	@Test
	void endsWhereThereIsNoMemoryForAnythingElse(CapturedOutput output) {
		Runnable exhausted = () -> {
			throw new OutOfMemoryError("none");
		};
		OutOfMemory none = new OutOfMemory(exhausted, exhausted, (code) -> this.steps.add("halt " + code));
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> none.endIfCauseOf(new IllegalStateException(new OutOfMemoryError("first"))));
		assertThat(this.steps).containsExactly("halt 2");
		assertThat(output.getErr()).isEqualTo("out of memory, the process ends with exit code 2\n");
	}

	@Test
	void leavesOtherFailuresAlone(CapturedOutput output) {
		this.outOfMemory.endIfCauseOf(new IllegalStateException(new StackOverflowError()));
		assertThat(this.steps).isEmpty();
		assertThat(output).isEmpty();
	}

}
