package dev.opsboot.reference.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Ledger}.
 */
@ExtendWith(OutputCaptureExtension.class)
class LedgerTests {

	private static final Instant EXPIRY = Instant.parse("2026-11-20T18:10:00Z");

	private final AtomicReference<Instant> now = new AtomicReference<>(EXPIRY.minusSeconds(1));

	private final InstantSource clock = this.now::get;

	private final Ledger ledger = new Ledger(Set.of("stake", "unstake"), this.clock);

	@Test
	void executesOnce(CapturedOutput output) {
		Ledger.Result confirmed = new Ledger.Result("a", "confirmed", null);
		assertThat(this.ledger.execute(conversion("a", "1", "stake", "unstake"))).isEqualTo(confirmed);
		this.now.set(EXPIRY);
		assertThat(this.ledger.execute(conversion("a", "1", "stake", "unstake"))).isEqualTo(confirmed);
		assertThat(this.ledger.executed()).containsExactly("a");
		assertThat(output.getAll().lines()).singleElement()
			.asString()
			.contains("Built-in feed decided on a conversion");
	}

	@Test
	void rejectsAnotherConversionWithTheSameId() {
		this.ledger.execute(conversion("a", "1", "stake"));
		assertThat(this.ledger.execute(conversion("a", "2", "stake")))
			.isEqualTo(new Ledger.Result("a", "rejected", "another conversion has this id"));
		assertThat(this.ledger.execute(conversion("a", "1", "stake")).status()).isEqualTo("confirmed");
	}

	@Test
	void rejectsForGoodWhatComesTooLate() {
		this.now.set(EXPIRY);
		Ledger.Result expired = new Ledger.Result("a", "rejected", "expired");
		assertThat(this.ledger.execute(conversion("a", "1", "stake"))).isEqualTo(expired);
		this.now.set(EXPIRY.minusSeconds(1));
		assertThat(this.ledger.execute(conversion("a", "1", "stake"))).isEqualTo(expired);
		assertThat(this.ledger.executed()).isEmpty();
	}

	@Test
	void rejectsAStrategyItDoesNotKnow() {
		assertThat(this.ledger.execute(conversion("a", "1", "stake", "x", "y")))
			.isEqualTo(new Ledger.Result("a", "rejected", "unknown strategy x"));
	}

	@Test
	void forgetsTheOldest() {
		for (int i = 0; i <= Ledger.MAX_ENTRIES; i++) {
			this.ledger.execute(conversion("id" + i, "1", "stake"));
			this.ledger.received(i);
		}
		assertThat(this.ledger.executed()).hasSize(Ledger.MAX_ENTRIES).startsWith("id1", "id2");
		assertThat(this.ledger.requests()).hasSize(Ledger.MAX_ENTRIES).startsWith(1, 2);
		assertThat(this.ledger.execute(conversion("id0", "2", "stake")).status()).isEqualTo("confirmed");
		assertThat(this.ledger.execute(conversion("id1", "2", "stake")).status()).isEqualTo("confirmed");
		assertThat(this.ledger.execute(conversion("id3", "2", "stake")).status()).isEqualTo("rejected");
	}

	private static SubmittedConversion conversion(String id, String jws, String... route) {
		return new SubmittedConversion(jws,
				new SubmittedConversion.Payload(id, "mSOL", "SOL", "10", "10.8", List.of(route), EXPIRY));
	}

}
