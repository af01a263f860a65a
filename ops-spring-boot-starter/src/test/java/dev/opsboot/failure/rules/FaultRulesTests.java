package dev.opsboot.failure.rules;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import dev.opsboot.failure.ApplicationException;
import dev.opsboot.failure.DomainException;
import dev.opsboot.failure.Fault;
import dev.opsboot.failure.FaultClassifier;
import dev.opsboot.failure.InfrastructureException;
import io.grpc.Status;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.handler.timeout.WriteTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.channel.AbortedException;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.retry.RetryException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.UnknownHttpStatusCodeException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FaultRules}: each line names an exception, what it means, and where
 * that is from.
 */
class FaultRulesTests {

	private static final Fault HEALS = Fault.TRANSIENT;

	private static final Fault STAYS = Fault.PERSISTENT;

	private static final byte[] NO_BODY = {};

	private static final FaultClassifier classifier = new FaultClassifier(List.of(),
			FaultRules.all(InstantSource.system(), FaultRulesTests.class.getClassLoader()));

	@ParameterizedTest(name = "{1}: {0} ({2})")
	@MethodSource({ "connections", "tls", "interruptions", "ownTypes", "http", "jdbc", "dataAccess", "grpc", "others" })
	void saysWhatAFailureMeans(Throwable failure, Fault expected, String source) {
		assertThat(classifier.classify(failure)).as(source).isEqualTo(expected);
	}

	static Stream<Arguments> connections() {
		return Stream.of(line(new ConnectException("Connection refused"), HEALS, "the contract: connection"),
				line(new SocketTimeoutException("Read timed out"), HEALS, "the contract: timeout"),
				line(new HttpTimeoutException("request timed out"), HEALS, "the contract: timeout"),
				line(new HttpConnectTimeoutException("HTTP connect timed out"), HEALS, "the contract: timeout"),
				line(new TimeoutException(), HEALS, "the contract: timeout, of a future"),
				line(new SocketException("Connection reset"), HEALS, "java.net: the peer reset the connection"),
				line(new SocketException("Broken pipe"), HEALS, "java.net: the peer is gone"),
				line(new SocketException("Socket closed"), HEALS, "java.net: closed meanwhile"),
				line(new UnresolvedAddressException(), HEALS, "java.nio: as an unknown host"),
				line(new IOException("request not processed by peer"), HEALS, "RFC 9113, 6.8: never seen"),
				line(new IOException("too many concurrent streams"), HEALS, "RFC 9113, 5.1.2: fewer in a while"),
				line(new IOException("Connection closed"), HEALS, "java.net.http, of HTTP/2"),
				line(new IOException("Premature EOF"), HEALS, "HttpURLConnection: closed within the answer"),
				line(new IOException("Error writing to server"), HEALS, "HttpURLConnection: closed within the request"),
				line(new IOException("Connection is closed"), HEALS, "Apache HttpClient"),
				line(AbortedException.beforeSend(), HEALS, "Reactor Netty: the connection is gone"),
				line(new NoRouteToHostException("No route to host"), HEALS, "java.net: routes come back"),
				line(new PortUnreachableException(), HEALS, "java.net: ICMP, nobody listens yet"),
				line(new BindException("Cannot assign requested address"), STAYS, "the host has no port left"),
				line(new UnknownHostException("db: Temporary failure in name resolution"), HEALS, "EAI_AGAIN"),
				line(new UnknownHostException("db: Name or service not known"), HEALS,
						"the JDK has one exception for a name that is not there and a resolver that is not"),
				line(causedBy(new ConnectException(), new UnresolvedAddressException()), HEALS,
						"java.net.http reports an unknown host as a connection refused"),
				line(new EOFException("EOF reached while reading"), HEALS, "the peer ended in the middle"),
				line(new ClosedChannelException(), HEALS, "java.nio: closed meanwhile"),
				line(new AsynchronousCloseException(), HEALS, "java.nio: closed meanwhile"),
				line(new IOException("Connection reset by peer"), HEALS, "java.nio: message of the system"),
				line(new IOException("Broken pipe"), HEALS, "java.nio: message of the system"),
				line(new IOException("HTTP/1.1 header parser received no bytes"), HEALS,
						"java.net.http: closed before the answer"),
				line(new IOException("fixed content-length: 10, bytes received: 5"), HEALS,
						"java.net.http: closed within the answer"),
				line(new IOException("chunked transfer encoding, state: READING_LENGTH"), HEALS,
						"java.net.http: closed within the answer"),
				line(new IOException("/127.0.0.1:5: GOAWAY received"), HEALS, "RFC 9113, 6.8: the server shuts down"),
				line(new IOException("Received RST_STREAM: Refused stream"), HEALS, "RFC 9113, 8.7: not processed"),
				line(new IOException("Received RST_STREAM: Enhance your calm"), HEALS, "RFC 9113, 7: load"),
				line(new IOException("Received RST_STREAM: Protocol error"), STAYS, "RFC 9113, 7: no agreement"),
				line(new IOException("Received RST_STREAM: HTTP/1.1 required"), STAYS, "RFC 9113, 7: no agreement"),
				line(new IOException("Connection prematurely closed BEFORE response"), HEALS, "Reactor Netty"),
				line(new IOException("localhost:1 failed to respond"), HEALS, "Apache HttpClient"),
				line(ReadTimeoutException.INSTANCE, HEALS, "Netty's own timeout"),
				line(WriteTimeoutException.INSTANCE, HEALS, "Netty's own timeout"),
				line(new IOException("Server returned HTTP response code: 503 for URL: http://a"), HEALS,
						"HttpURLConnection"),
				line(new IOException("Server returned HTTP response code: 401 for URL: http://a"), STAYS,
						"HttpURLConnection"),
				line(new FileNotFoundException("http://a"), STAYS, "HttpURLConnection: 404"),
				line(new MalformedURLException("no protocol"), STAYS, "a mistake in the configuration"),
				line(new URISyntaxException("a b", "Illegal character"), STAYS, "a mistake in the configuration"),
				line(new ProtocolException("Unexpected status line"), STAYS, "the peer speaks something else"),
				line(new NoSuchFileException("a"), STAYS, "the contract: not found"),
				line(new IOException("No space left on device"), STAYS, "stays until somebody acts"));
	}

	static Stream<Arguments> tls() {
		return Stream.of(
				line(causedBy(new SSLHandshakeException("PKIX path building failed"), new CertificateException()),
						STAYS, "not trusted"),
				line(causedBy(new SSLHandshakeException("expired"), new CertificateExpiredException()), STAYS,
						"expired"),
				line(causedBy(new SSLException("path"), new CertPathValidatorException()), STAYS, "not trusted"),
				line(causedBy(new SSLHandshakeException("PKIX"),
						causedBy(new SSLHandshakeException("PKIX"), new CertificateException())), STAYS,
						"java.net.http wraps it in its kind"),
				line(new SSLPeerUnverifiedException("Hostname not verified"), STAYS, "another host"),
				line(new SSLHandshakeException("Received fatal alert: protocol_version"), STAYS, "no agreement"),
				line(new SSLHandshakeException("Received fatal alert: bad_certificate"), STAYS, "refuses ours"),
				line(new SSLException("Unsupported or unrecognized SSL message"), STAYS, "does not speak TLS"),
				line(causedBy(new SSLHandshakeException("Remote host terminated the handshake"),
						new EOFException("SSL peer shut down incorrectly")), HEALS, "the connection broke"),
				line(causedBy(new SSLException("Connection reset"), new SocketException("Connection reset")), HEALS,
						"the connection broke"),
				line(causedBy(new SSLException("Read timed out"), new SocketTimeoutException("Read timed out")), HEALS,
						"the handshake took too long"),
				line(new SSLException("closing inbound before receiving peer's close_notify"), HEALS,
						"RFC 8446, 6.1: the connection ended without saying so"),
				line(new SSLHandshakeException("Remote host terminated the handshake"), HEALS,
						"java.net.http: the connection broke"),
				line(new SSLHandshakeException("handshake timed out after 300ms"), HEALS,
						"Netty: the handshake took too long"),
				line(new SSLException("Connection closed while SSL/TLS handshake was in progress"), HEALS,
						"Netty: the connection broke"));
	}

	static Stream<Arguments> interruptions() {
		return Stream.of(line(new InterruptedException(), STAYS, "asked to stop"),
				line(new ClosedByInterruptException(), STAYS, "asked to stop"),
				line(new InterruptedIOException("interrupted"), STAYS, "asked to stop"),
				line(new InterruptedIOException("timeout"), HEALS, "OkHttp's timeout of a call"),
				line(new ConnectionRequestTimeoutException("deadline"), HEALS, "Apache's timeout of the pool"),
				line(causedBy(new IOException("a"), new InterruptedException()), STAYS, "asked to stop, wrapped"),
				line(new SocketException("Closed by interrupt"), STAYS, "asked to stop, on a virtual thread"),
				line(new CancellationException(), STAYS, "somebody cancelled it"));
	}

	static Stream<Arguments> ownTypes() {
		return Stream.of(line(new ApplicationException("balance"), STAYS, "the contract: business logic"),
				line(new ApplicationException("no", new ConnectException()), STAYS, "it knows more than its cause"),
				line(new DomainException("negative"), STAYS, "the contract: validation"),
				line(new InfrastructureException("feed"), HEALS, "the contract: external services"),
				line(new InfrastructureException("feed", new ConnectException()), HEALS, "its cause decides"),
				line(new InfrastructureException("feed", new CertificateException()), STAYS, "its cause decides"),
				line(new InfrastructureException("feed", new IllegalStateException()), STAYS, "a mistake in the code"),
				line(new InfrastructureException("feed", new Exception()), HEALS, "nobody knows more"));
	}

	static Stream<Arguments> http() {
		List<Arguments> lines = new ArrayList<>();
		for (HttpStatus status : HttpStatus.values()) {
			boolean heals = List.of(408, 425, 429, 502, 503, 504).contains(status.value());
			if (status.isError()) {
				lines.add(line(restClient(status), heals ? HEALS : STAYS, "the contract: " + status));
				lines.add(line(webClient(status), heals ? HEALS : STAYS, "the contract: " + status));
			}
		}
		lines.add(line(new UnknownHttpStatusCodeException(599, "?", new HttpHeaders(), NO_BODY, null), STAYS,
				"the contract: other 5xx"));
		lines.add(
				line(new ResourceAccessException("I/O error", new ConnectException()), HEALS, "RestClient: its cause"));
		lines.add(line(new ResourceAccessException("I/O error", new SSLHandshakeException("alert")), STAYS,
				"RestClient: its cause"));
		lines.add(line(new RestClientException("extracting", new SocketTimeoutException()), HEALS,
				"RestClient: the answer stalled"));
		lines.add(line(new RestClientException("extracting"), STAYS, "RestClient: not what was expected"));
		lines.add(line(causedBy(webClient(HttpStatus.OK), new IOException("Connection prematurely closed")), HEALS,
				"WebClient: the answer broke off, its cause"));
		lines.add(line(new WebClientRequestException(new ConnectException(), HttpMethod.GET, URI.create("http://a"),
				new HttpHeaders()), HEALS, "WebClient: its cause"));
		return lines.stream();
	}

	static Stream<Arguments> jdbc() {
		return Stream.of(line(new SQLTransientConnectionException("pool"), HEALS, "JDBC 4.3: transient; HikariCP"),
				line(new SQLTimeoutException(), HEALS, "JDBC 4.3: transient"),
				line(new SQLTransactionRollbackException(), HEALS, "JDBC 4.3: transient"),
				line(new SQLRecoverableException("closed"), HEALS, "JDBC 4.3: with a new connection; Oracle, MySQL"),
				line(new SQLNonTransientConnectionException("refused", "08000"), HEALS, "MariaDB: the state is right"),
				line(new SQLNonTransientConnectionException("?"), STAYS, "JDBC 4.3: not transient"),
				line(new SQLSyntaxErrorException("?"), STAYS, "JDBC 4.3: not transient"),
				line(new SQLFeatureNotSupportedException(), STAYS, "JDBC 4.3: not transient"),
				line(new SQLIntegrityConstraintViolationException("?"), STAYS, "JDBC 4.3: not transient"),
				line(new SQLException("refused", "08001"), HEALS, "class 08: connection"),
				line(new SQLException("lost", "08006"), HEALS, "class 08: connection; PostgreSQL"),
				line(new SQLException("lost", "08S01"), HEALS, "class 08: connection; MySQL"),
				line(new SQLException("rejected", "08004"), STAYS, "the server refuses whoever asks"),
				line(new SQLException("Too many connections", "08004", 1040), HEALS, "MySQL, MariaDB: full"),
				line(new SQLException("max_user_connections", "42000", 1203), HEALS, "MySQL, MariaDB: full"),
				line(new SQLException("idle", "57P05"), HEALS, "PostgreSQL: the session was ended"),
				line(new SQLException("idle", "25P03"), HEALS, "PostgreSQL: the session was ended"),
				line(new SQLException("protocol", "08P01"), STAYS, "PostgreSQL: protocol violation"),
				line(new SQLException("serialization", "40001"), HEALS, "class 40: rolled back, run it again"),
				line(new SQLException("deadlock", "40P01"), HEALS, "PostgreSQL: deadlock"),
				line(new SQLException("constraint", "40002"), STAYS, "class 40: because of a constraint"),
				line(new SQLException("connections", "53300"), HEALS, "PostgreSQL: too many connections"),
				line(new SQLException("disk", "53100"), STAYS, "PostgreSQL: disk full"),
				line(new SQLException("lock", "55P03"), HEALS, "PostgreSQL: lock not available"),
				line(new SQLException("canceled", "57014"), HEALS, "PostgreSQL: took too long"),
				line(new SQLException("shutdown", "57P01"), HEALS, "PostgreSQL: the server stops"),
				line(new SQLException("starting", "57P03"), HEALS, "PostgreSQL: the server starts"),
				line(new SQLException("dropped", "57P04"), STAYS, "PostgreSQL: database dropped"),
				line(new SQLException("timeout", "HYT00"), HEALS, "ODBC; SQL Server, H2"),
				line(new SQLException("password", "28P01"), STAYS, "class 28: authorization"),
				line(new SQLException("division", "22012"), STAYS, "class 22: data"),
				line(new SQLException("duplicate", "23505"), STAYS, "class 23: constraint"),
				line(new SQLException("table", "42P01"), STAYS, "class 42: syntax or access rule"),
				line(new SQLException("?"), STAYS, "nobody knows"),
				line(causedBy(new SQLException("?", "99999"), new ConnectException()), HEALS, "its cause decides"));
	}

	static Stream<Arguments> dataAccess() {
		return Stream.of(line(new TransientDataAccessResourceException("?"), HEALS, "spring-tx: transient"),
				line(new CannotAcquireLockException("?"), HEALS, "spring-tx: transient"),
				line(new OptimisticLockingFailureException("?"), HEALS, "spring-tx: transient"),
				line(new QueryTimeoutException("?"), HEALS, "spring-tx: transient"),
				line(new RecoverableDataAccessException("?"), HEALS, "spring-tx: recoverable"),
				line(new DataIntegrityViolationException("?"), STAYS, "spring-tx: not transient"),
				line(new DuplicateKeyException("?", new SQLException("?", "40001")), STAYS, "it knows more"),
				line(new EmptyResultDataAccessException(1), STAYS, "the contract: not found"),
				line(new DataAccessResourceFailureException("?"), HEALS, "a connection, such as that of Redis"),
				line(new DataAccessResourceFailureException("?", new SQLException("?", "08001")), HEALS,
						"spring-jdbc: no connection"),
				line(new DataAccessResourceFailureException("?", new SQLException("?", "28000")), STAYS,
						"spring-jdbc: refused login"),
				line(new CannotCreateTransactionException("?", new SQLTransientConnectionException()), HEALS,
						"its cause decides"),
				line(new InvalidDataAccessApiUsageException("?"), STAYS, "spring-tx: not transient"),
				line(new Uncategorized(new SQLException("?", "55P03")), HEALS, "no category: its cause decides"),
				line(new Uncategorized(new Exception()), STAYS, "nobody knows"),
				line(new TransactionTimedOutException("?"), HEALS, "the contract: timeout"));
	}

	static Stream<Arguments> grpc() {
		List<Status.Code> healing = List.of(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED,
				Status.Code.DEADLINE_EXCEEDED, Status.Code.ABORTED);
		return Stream.of(Status.Code.values())
			.filter((code) -> code != Status.Code.OK)
			.flatMap((code) -> Stream.of(code.toStatus().asRuntimeException(), code.toStatus().asException())
				.map((failure) -> line(failure, healing.contains(code) ? HEALS : STAYS, "gRPC status codes")));
	}

	static Stream<Arguments> others() {
		return Stream.of(line(new ExecutionException(new ConnectException()), HEALS, "wrapped by a future"),
				line(new CompletionException(new SocketTimeoutException()), HEALS, "wrapped by a future"),
				line(new UncheckedIOException(new EOFException()), HEALS, "wrapped"),
				line(new IllegalArgumentException("?"), STAYS, "nobody knows"),
				line(new NullPointerException(), STAYS, "a mistake in the code"),
				line(suppressing(new NullPointerException(), new SocketException()), STAYS,
						"what failed on the way out"),
				line(suppressing(new Exception("all routes failed"), new ConnectException()), HEALS,
						"what was tried in vain, where nobody knows more"),
				line(suppressing(new RetryException("?", new IllegalArgumentException()), new ConnectException()),
						STAYS, "core.retry: the last attempt decides"),
				line(cyclic(new Exception(), new Exception()), STAYS, "nobody knows"),
				line(cyclic(new Exception(), new ConnectException()), HEALS, "its cause decides"),
				line(new RejectedExecutionException(), STAYS, "full or shut down: trying again makes it worse"),
				line(new OutOfMemoryError(), STAYS, "a mistake of the process"));
	}

	@Test
	void doesWithoutLibrariesThatAreNotThere() {
		ClassLoader without = new FilteredClassLoader("org.springframework.web", "org.springframework.transaction",
				"io.grpc", "reactor.netty");
		assertThat(FaultRules.all(InstantSource.system(), without))
			.extracting((rule) -> rule.getClass().getSimpleName())
			.containsExactly("ServiceRule", "InterruptionRule", "MistakeRule", "TlsRule", "NetworkRule",
					"UrlConnectionRule", "SqlRule");
	}

	private static Arguments line(Throwable failure, Fault expected, String source) {
		return Arguments.of(failure, expected, source);
	}

	private static Throwable causedBy(Throwable failure, Throwable cause) {
		return failure.initCause(cause);
	}

	private static Throwable suppressing(Throwable failure, Throwable suppressed) {
		failure.addSuppressed(suppressed);
		return failure;
	}

	private static Throwable cyclic(Throwable failure, Throwable cause) {
		return failure.initCause(cause.initCause(failure));
	}

	private static Throwable restClient(HttpStatus status) {
		return status.is4xxClientError()
				? HttpClientErrorException.create(status, "?", new HttpHeaders(), NO_BODY, StandardCharsets.UTF_8)
				: HttpServerErrorException.create(status, "?", new HttpHeaders(), NO_BODY, StandardCharsets.UTF_8);
	}

	private static Throwable webClient(HttpStatus status) {
		return WebClientResponseException.create(status.value(), "?", new HttpHeaders(), NO_BODY,
				StandardCharsets.UTF_8);
	}

	/**
	 * As Apache HttpClient has it.
	 */
	private static final class ConnectionRequestTimeoutException extends InterruptedIOException {

		private ConnectionRequestTimeoutException(String message) {
			super(message);
		}

	}

	/**
	 * As spring-jdbc and others have it.
	 */
	private static final class Uncategorized extends UncategorizedDataAccessException {

		private Uncategorized(Throwable cause) {
			super("?", cause);
		}

	}

}
