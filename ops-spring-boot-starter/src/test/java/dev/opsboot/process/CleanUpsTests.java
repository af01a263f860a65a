package dev.opsboot.process;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CleanUps}.
 */
class CleanUpsTests {

	private final List<String> removed = new ArrayList<>();

	private final CleanUps cleanUps = new CleanUps();

	@Test
	void removeWhatIsThere() {
		Runnable gone = () -> this.removed.add("gone");
		this.cleanUps.add(() -> this.removed.add("file"));
		this.cleanUps.add(gone);
		this.cleanUps.remove(gone);
		assertThat(this.removed).isEmpty();
		this.cleanUps.run();
		assertThat(this.removed).containsExactly("file");
	}

	@Test
	void removeAtOnceWhatComesTooLate() {
		this.cleanUps.run();
		this.cleanUps.add(() -> this.removed.add("late"));
		assertThat(this.removed).containsExactly("late");
	}

	@Test
	void goOnAfterAFailure() {
		this.cleanUps.add(() -> {
			throw new OutOfMemoryError();
		});
		this.cleanUps.add(() -> this.removed.add("file"));
		this.cleanUps.run();
		assertThat(this.removed).containsExactly("file");
	}

}
