package dev.opsboot.retry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.rules.FaultRules;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the clients of Spring throw when a real server misbehaves, as the JDK at hand has
 * it.
 */
class ClientFailuresTests {

	private static final Duration PATIENT = Duration.ofSeconds(20);

	private static final Duration IMPATIENT = Duration.ofMillis(300);

	private static final String PASSWORD = "changeit";

	private final FaultClassifier classifier = new FaultClassifier(List.of(),
			FaultRules.all(InstantSource.system(), getClass().getClassLoader()));

	private final MisbehavingServer server = new MisbehavingServer();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void refusedConnection(Client client) throws IOException {
		try (RefusingPort port = new RefusingPort()) {
			assertThat(fault(client, port.url())).isEqualTo(Fault.TRANSIENT);
		}
	}

	@ParameterizedTest
	@EnumSource
	void unknownHost(Client client) {
		assertThat(fault(client, "http://host.invalid/")).isEqualTo(Fault.TRANSIENT);
	}

	@ParameterizedTest
	@EnumSource
	void resetConnection(Client client) {
		this.server.always(MisbehavingServer.reset());
		assertThat(fault(client, this.server.url())).isEqualTo(Fault.TRANSIENT);
	}

	@ParameterizedTest
	@EnumSource
	void connectionThatEndsBeforeTheAnswer(Client client) {
		this.server.always((connection) -> connection.close());
		assertThat(fault(client, this.server.url())).isEqualTo(Fault.TRANSIENT);
	}

	/**
	 * {@code HttpURLConnection} of JDK 17 takes it for a whole one.
	 */
	@ParameterizedTest
	@EnumSource(names = { "JDK", "WEB_CLIENT" })
	void halfAnAnswer(Client client) {
		this.server.always(MisbehavingServer.half());
		assertThat(fault(client, this.server.url())).isEqualTo(Fault.TRANSIENT);
	}

	@ParameterizedTest
	@EnumSource
	void halfAnAnswerInChunks(Client client) {
		this.server.always(MisbehavingServer.halfInChunks());
		assertThat(fault(client, this.server.url())).isEqualTo(Fault.TRANSIENT);
	}

	@ParameterizedTest
	@EnumSource
	void noAnswerInTime(Client client) {
		this.server.always(this.server.stall());
		assertThat(fault(client, this.server.url(), IMPATIENT)).isEqualTo(Fault.TRANSIENT);
	}

	@ParameterizedTest
	@EnumSource
	void unavailable(Client client) {
		this.server.always(MisbehavingServer.answer("503 Service Unavailable", ""));
		assertThat(fault(client, this.server.url())).isEqualTo(Fault.TRANSIENT);
	}

	@ParameterizedTest
	@EnumSource
	void garbage(Client client) {
		this.server.always(MisbehavingServer.garbage());
		assertThat(fault(client, this.server.url())).isEqualTo(Fault.PERSISTENT);
	}

	/**
	 * A server that shuts down says so to an HTTP/2 client, and that it has not begun
	 * with the request.
	 */
	@Test
	void goAwayOfHttp2() {
		DisposableServer http2 = HttpServer.create()
			.host("127.0.0.1")
			.protocol(HttpProtocol.H2C, HttpProtocol.HTTP11)
			.handle((request, response) -> {
				response.withConnection((connection) -> goAway(connection.channel().parent()));
				return Mono.never();
			})
			.bindNow();
		try {
			assertThat(fault(Client.JDK, "http://127.0.0.1:" + http2.port() + "/")).isEqualTo(Fault.TRANSIENT);
		}
		finally {
			http2.disposeNow();
		}
	}

	private static void goAway(Channel connection) {
		connection.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR))
			.addListener((written) -> connection.pipeline().firstContext().close());
	}

	@ParameterizedTest
	@EnumSource
	void handshakeThatBreaksOff(Client client) {
		this.server.beforeReading((connection) -> {
			connection.getInputStream().read();
			connection.close();
		});
		assertThat(fault(client, this.server.url().replace("http", "https"))).isEqualTo(Fault.TRANSIENT);
	}

	@ParameterizedTest
	@EnumSource
	void serverWithoutTls(Client client) {
		this.server.beforeReading(MisbehavingServer.answer("400 Bad Request", ""));
		assertThat(fault(client, this.server.url().replace("http", "https"))).isEqualTo(Fault.PERSISTENT);
	}

	@ParameterizedTest
	@EnumSource
	void certificateThatIsNotTrusted(Client client, @TempDir Path directory) throws Exception {
		HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		https.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory)));
		https.start();
		try {
			assertThat(fault(client, "https://127.0.0.1:" + https.getAddress().getPort() + "/"))
				.isEqualTo(Fault.PERSISTENT);
		}
		finally {
			https.stop(0);
		}
	}

	private Fault fault(Client client, String url) {
		return fault(client, url, PATIENT);
	}

	private Fault fault(Client client, String url, Duration timeout) {
		Throwable failure = Assertions.catchThrowable(() -> client.get(url, timeout));
		assertThat(failure).isNotNull();
		return this.classifier.classify(failure);
	}

	private static SSLContext selfSigned(Path directory) throws Exception {
		Path store = directory.resolve("server.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-keystore", store.toString(), "-storepass", PASSWORD, "-storetype", "PKCS12", "-keyalg",
				"EC", "-alias", "server", "-dname", "CN=127.0.0.1")
			.redirectErrorStream(true)
			.start();
		keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
		assertThat(keytool.waitFor()).isZero();
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream content = Files.newInputStream(store)) {
			keys.load(content, PASSWORD.toCharArray());
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}

	/**
	 * The clients.
	 */
	enum Client {

		/**
		 * On {@code java.net.http}.
		 */
		JDK {

			@Override
			void get(String url, Duration timeout) {
				JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
				requests.setReadTimeout(timeout);
				RestClient.builder().requestFactory(requests).build().get().uri(url).retrieve().body(String.class);
			}

		},

		/**
		 * On {@code HttpURLConnection}.
		 */
		SIMPLE {

			@Override
			void get(String url, Duration timeout) {
				SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
				requests.setReadTimeout(timeout);
				RestClient.builder().requestFactory(requests).build().get().uri(url).retrieve().body(String.class);
			}

		},

		/**
		 * On Reactor Netty.
		 */
		WEB_CLIENT {

			@Override
			void get(String url, Duration timeout) throws IOException {
				HttpClient client = HttpClient.newConnection().responseTimeout(timeout);
				WebClient.builder()
					.clientConnector(new ReactorClientHttpConnector(client))
					.build()
					.get()
					.uri(url)
					.retrieve()
					.bodyToMono(String.class)
					.block();
			}

		};

		/**
		 * Read a page as text.
		 */
		abstract void get(String url, Duration timeout) throws IOException;

	}

}
