package dev.opsboot.logging.web;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestId}.
 */
class RequestIdTests {

	private static final String LONGEST = "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF";

	@ParameterizedTest
	@ValueSource(
			strings = { "a", "0", ".", "..", "-", "_", "a.B_c-9", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", LONGEST })
	void takesWhatIsHarmless(String header) {
		assertThat(RequestId.from(header)).isEqualTo(header);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", " a", "a ", "a b", "a\tb", "a\r\nSet-Cookie: b=c", "a\r", "a\n", "\na", "a\0",
			LONGEST + "0", "../", "a/b", "a\\b", "a=b", "a,b", "a;b", "a:b", "\"a\"", "'a'", "<a>", "%0d%0a", "${a}",
			"a\u0085", "a\u2028", "\u00e9", "\uff41", "\u0661", "\u212a", "\ud83d\ude00", "\u202ea", "\u001b[2J" })
	void replacesEverythingElse(String header) {
		assertThat(RequestId.from(header)).matches("[0-9a-f]{16}");
	}

	@Test
	void makesAnotherEachTime() {
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < 10_000; i++) {
			assertThat(ids.add(RequestId.from(null))).isTrue();
		}
	}

}
