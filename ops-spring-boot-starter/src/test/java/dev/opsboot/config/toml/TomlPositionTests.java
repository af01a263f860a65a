package dev.opsboot.config.toml;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the positions of keys and values.
 */
class TomlPositionTests {

	private static final String TOML = """
			# comment

			plain = 1
			a.b   = 2
			\t\ta . 'c d'=\t3
			"é😀" = "é😀"
			mixed = ['😀', 1]

			# comment
			  [t] # comment
			  k = 1979-05-27
			  inline = { x = 1, y.z = 2 }

			list = [ # comment
			  1,
			  # comment

			  # comment
			  [
			    2, 3 ],
			  { q = 4 },
			]
			none = []
			text = '''
			# no comment

			# nor this
			'''
			after = 5
			# comment
			[[aot]]
			n = 6
			# comment

			[[aot.sub]]
			m = 7
			[[aot]]
			n = 8
			# comment
			""";

	private static final String POSITIONS = """
			plain                3:1   3:9
			a.b                  4:1   4:9
			a[c d]               5:3   5:14
			[é😀]                 6:1   6:8
			mixed[0]             7:1   7:10
			mixed[1]             7:1   7:15
			t.k                  11:3  11:7
			t.inline.x           12:14 12:18
			t.inline.y.z         12:21 12:27
			t.list[0]            14:1  15:3
			t.list[1][0]         14:1  20:5
			t.list[1][1]         14:1  20:8
			t.list[2].q          21:5  21:9
			t.none               23:1  23:8
			t.text               24:1  24:8
			t.after              29:1  29:9
			aot[0].n             32:1  32:5
			aot[0].sub[0].m      36:1  36:5
			aot[1].n             38:1  38:5
			""";

	@Test
	void knowsThePositionOfEachKeyAndValue() throws IOException {
		assertThat(positions(TOML)).isEqualTo(POSITIONS);
	}

	@Test
	void knowsThemAfterAByteOrderMark() throws IOException {
		assertThat(positions("\uFEFF" + TOML)).isEqualTo(POSITIONS);
	}

	@Test
	void knowsThemWithEitherLineBreak() throws IOException {
		assertThat(positions(TOML.replace("\n", "\r\n"))).isEqualTo(POSITIONS);
		assertThat(positions(TOML.replace("t\n", "t\r\n"))).isEqualTo(POSITIONS);
	}

	@Test
	void showsThePositionOfTheValue() throws IOException {
		TomlOrigin origin = (TomlOrigin) TomlFiles.load("\na = 1").getOrigin("a");
		assertThat(origin).hasToString("Byte array resource [test.toml] - 2:5");
		assertThat(origin.getKeyLocation()).isEqualTo(new Location(1, 0));
	}

	@Test
	void comparesOriginsByTheValue() {
		Resource resource = TomlFiles.resource("");
		TomlOrigin origin = new TomlOrigin(resource, new Location(1, 2), new Location(1, 0));
		assertThat(origin).isEqualTo(new TextResourceOrigin(resource, new Location(1, 2)))
			.hasSameHashCodeAs(new TomlOrigin(resource, new Location(1, 2), new Location(1, 0)))
			.isNotEqualTo(new TomlOrigin(resource, new Location(1, 3), new Location(1, 0)));
	}

	private static String positions(String toml) throws IOException {
		OriginTrackedMapPropertySource source = TomlFiles.load(toml);
		return Arrays.stream(source.getPropertyNames())
			.map((name) -> line(name, (TomlOrigin) source.getOrigin(name)))
			.collect(Collectors.joining());
	}

	private static String line(String name, TomlOrigin origin) {
		String padding = " ".repeat(21 - name.codePointCount(0, name.length()));
		return name + padding + "%-5s %s\n".formatted(origin.getKeyLocation(), origin.getLocation());
	}

}
