package dev.opsboot.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Secrets}.
 */
class SecretsTests {

	@Test
	void hidesTheValuesOfSecretKeys() {
		assertThat(secrets(Map.of("db.password", "hunter2hunter2")).mask("login with 'hunter2hunter2' failed"))
			.isEqualTo("login with '******' failed");
	}

	@Test
	void hidesTheLongerOfTwoValuesFirst() {
		Secrets secrets = secrets(Map.of("a.token", "hunter2", "b.token", "hunter2-and-more"));
		assertThat(secrets.mask("hunter2-and-more hunter2")).isEqualTo("****** ******");
	}

	@Test
	void hidesAShortValueOnlyAsAWord() {
		Secrets secrets = secrets(Map.of("a.token", "abc"));
		assertThat(secrets.mask("abc abcd xabc (abc) abc")).isEqualTo("****** abcd xabc (******) ******");
	}

	@Test
	void hidesWhatAPlaceholderStandsFor() {
		Secrets secrets = secrets(Map.of("a.token", "${some.value}", "some.value", "hunter2hunter2"));
		assertThat(secrets.mask("hunter2hunter2")).isEqualTo("******");
	}

	@Test
	void leavesTruthValuesAlone() {
		assertThat(secrets(Map.of("use.token", "true", "a.secret", "")).mask("must be true or false"))
			.isEqualTo("must be true or false");
	}

	@Test
	void hidesValuesThatOverlapOrStandSideBySide() {
		Secrets secrets = secrets(Map.of("a.token", "abcdefgh", "b.token", "ghijklmn", "c.token", "1234567"));
		assertThat(secrets.mask("<abcdefghijklmn>")).isEqualTo("<******>");
		assertThat(secrets.mask("<12345671234567abcdefgh>")).isEqualTo("<******>");
	}

	@Test
	void hidesAValueOfSeveralLinesAlsoWithoutItsLastLineFeed() {
		assertThat(secrets(Map.of("a.private-key", "line one\nline two\n")).mask("key 'line one\nline two'"))
			.isEqualTo("key '******'");
	}

	@Test
	void hidesTheElementsOfAList() {
		Secrets secrets = secrets(Map.of("a.credentials", "alice:pw11111, bob:pw222222,x"));
		assertThat(secrets.mask("login alice:pw11111 or bob:pw222222 x")).isEqualTo("login ****** or ****** x");
	}

	@Test
	void hidesTheLinesOfAKey() {
		Secrets secrets = secrets(Map.of("a.private-key", "-----BEGIN-----\nMC4CAQAwBQYDK2Vw\nabc\n-----END-----\n"));
		assertThat(secrets.mask("read MC4CAQAwBQYDK2Vw then abc")).isEqualTo("read ****** then abc");
	}

	@Test
	void hidesAValueInAnUrl() {
		assertThat(secrets(Map.of("a.token", "p@ss w0rd!")).mask("GET /?a=p%40ss+w0rd%21&b=p%40ss%20w0rd%21"))
			.isEqualTo("GET /?a=******&b=******");
	}

	@Test
	void leavesATextWithoutSecretsAsItIs() {
		String text = "nothing to hide";
		assertThat(secrets(Map.of("a.token", "hunter2hunter2", "b.token", "abc")).mask(text)).isSameAs(text);
	}

	/**
	 * Few letters, so that values contain, overlap and repeat one another.
	 */
	@Test
	void findsWhatASearchForOneValueAfterTheOtherFinds() {
		Random random = new Random(20261121);
		for (int round = 0; round < 3000; round++) {
			Map<String, Object> values = new LinkedHashMap<>();
			for (int i = random.nextInt(8); i >= 0; i--) {
				values.put("token" + i + ".token", letters(random, 1 + random.nextInt(10)));
			}
			String text = letters(random, random.nextInt(60));
			assertThat(secrets(values).mask(text)).as("%s in %s", values.values(), text)
				.isEqualTo(maskedOneByOne(text, values.values()));
		}
	}

	private static String letters(Random random, int length) {
		return random.ints(length, 0, 4)
			.mapToObj((letter) -> "ab- ".substring(letter, letter + 1))
			.collect(Collectors.joining());
	}

	private static String maskedOneByOne(String text, Collection<Object> values) {
		boolean[] hidden = new boolean[text.length() + 1];
		values.stream().map(Object::toString).flatMap((value) -> Stream.of(value, value.strip())).forEach((value) -> {
			for (int at = text.indexOf(value); !value.isBlank() && at >= 0; at = text.indexOf(value, at + 1)) {
				if (value.length() >= 6 || isWord(text, at, at + value.length())) {
					Arrays.fill(hidden, at, at + value.length(), true);
				}
			}
		});
		StringBuilder masked = new StringBuilder();
		for (int at = 0; at < text.length(); at++) {
			if (!hidden[at]) {
				masked.append(text.charAt(at));
			}
			else if (!hidden[at + 1]) {
				masked.append("******");
			}
		}
		return masked.toString();
	}

	private static boolean isWord(String text, int start, int end) {
		return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
				&& (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
	}

	private static Secrets secrets(Map<String, Object> values) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", values));
		return Secrets.of(environment);
	}

}
