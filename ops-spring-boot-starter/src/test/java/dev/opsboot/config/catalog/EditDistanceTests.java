package dev.opsboot.config.catalog;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EditDistance}.
 */
class EditDistanceTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			port,    port,     0
			port,    prot,     1
			port,    por,      1
			port,    pport,    1
			port,    bort,     1
			port,    '',       4
			'',      '',       0
			ca,      abc,      3
			timeout, tiemotu,  2
			kitten,  sitting,  3
			""")
	void countsEdits(String first, String second, int distance) {
		assertThat(EditDistance.of(first, second, 9)).isEqualTo(distance);
		assertThat(EditDistance.of(second, first, 9)).isEqualTo(distance);
	}

	@Test
	void agreesWithTheWholeTableUpToTheLimit() {
		Random random = new Random(42);
		for (int i = 0; i < 20_000; i++) {
			String first = text(random);
			String second = text(random);
			int expected = wholeTable(first, second);
			int limit = random.nextInt(4);
			int distance = EditDistance.of(first, second, limit);
			assertThat((distance > limit) ? limit + 1 : distance).as("%s %s", first, second)
				.isEqualTo((expected > limit) ? limit + 1 : expected);
		}
	}

	private static String text(Random random) {
		return random.ints(random.nextInt(9), 'a', 'd')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static int wholeTable(String first, String second) {
		int[][] table = new int[first.length() + 1][second.length() + 1];
		for (int i = 0; i <= first.length(); i++) {
			for (int j = 0; j <= second.length(); j++) {
				table[i][j] = (i == 0 || j == 0) ? i + j : cell(table, first, second, i, j);
			}
		}
		return table[first.length()][second.length()];
	}

	private static int cell(int[][] table, String first, String second, int i, int j) {
		boolean same = first.charAt(i - 1) == second.charAt(j - 1);
		int result = Math.min(table[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(table[i - 1][j], table[i][j - 1]));
		boolean swapped = i > 1 && j > 1 && first.charAt(i - 1) == second.charAt(j - 2)
				&& first.charAt(i - 2) == second.charAt(j - 1);
		return (swapped) ? Math.min(result, table[i - 2][j - 2] + 1) : result;
	}

}
