package dev.bakeoff.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.TestStep.State;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against servers on the loopback, with certificates made here. */
final class NetworkStepsTest {
  private static final String[] GOOD = {
    "-dname", "CN=db.test", "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "400"
  };

  @TempDir private Path folder;
  private final List<TestStep> told = new ArrayList<>();
  private final NetworkSteps steps =
      new NetworkSteps(new ConnectionTest(told::add), Duration.ofSeconds(2));

  @Test
  void tells_the_addresses_and_that_the_port_takes_connections() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      steps.reach("127.0.0.1", server.getLocalPort());
    }
    assertThat(told)
        .extracting(TestStep::name, TestStep::state)
        .containsExactly(
            tuple("Name lookup", State.RUNNING),
            tuple("Name lookup", State.PASSED),
            tuple("TCP", State.RUNNING),
            tuple("TCP", State.PASSED));
    assertThat(told.get(1).detail()).isEqualTo("127.0.0.1");
  }

  @Test
  void a_host_that_nobody_knows_is_named() {
    // RFC 6761: no name below .invalid ever exists.
    assertFails(
        () -> steps.lookUp("nowhere.invalid"), "host name 'nowhere.invalid' is not known", "VPN");
  }

  @Test
  void a_port_without_a_listener_is_told_from_a_firewall() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      port = server.getLocalPort();
    }
    assertFails(() -> steps.reach("127.0.0.1", port), "nothing listens on port " + port, "port");
  }

  @Test
  void a_server_that_does_not_answer_is_taken_for_one_behind_a_firewall() throws Exception {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      // Once its queue is full, the system drops what else knocks, as a firewall would.
      for (int i = 0; i < 4; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(full.getLocalSocketAddress(), 200);
        } catch (java.net.SocketTimeoutException e) {
          break;
        }
      }
      assertFails(
          () -> steps.reach("127.0.0.1", full.getLocalPort()),
          "did not answer within 2 s",
          "firewall");
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void shows_protocol_and_certificate_of_a_server_whose_authority_is_given() throws Exception {
    try (TlsServer server = TlsServer.start(folder, "", GOOD)) {
      steps.tls("localhost", server.port(), TlsTrust.file(folder.resolve("ca.pem")));
    }
    assertThat(last().state()).isEqualTo(State.PASSED);
    assertThat(last().detail())
        .contains("TLS 1.3", "certificate of db.test", "issued by Test authority", "valid until 20")
        .doesNotContain("not verified");
  }

  @Test
  void an_authority_that_is_not_given_is_named() throws Exception {
    try (TlsServer server = TlsServer.start(folder, "", GOOD)) {
      assertFails(
          () -> steps.tls("localhost", server.port(), TlsTrust.runtime()),
          "(db.test, issued by Test authority) is not trusted",
          "give its certificate as a file");
    }
  }

  @Test
  void a_certificate_for_another_name_is_told_apart_from_one_that_is_not_trusted()
      throws Exception {
    try (TlsServer server =
        TlsServer.start(folder, "", "-dname", "CN=other", "-ext", "san=dns:db.example.com")) {
      TlsTrust trust = TlsTrust.file(folder.resolve("ca.pem"));
      assertFails(
          () -> steps.tls("localhost", server.port(), trust),
          "is made out to 'db.example.com', not to 'localhost'",
          "name that the certificate carries");
      steps.tls("localhost", server.port(), trust.withoutHostName());
      assertThat(last().state()).isEqualTo(State.PASSED);
    }
  }

  @Test
  void a_certificate_that_expired_says_when() throws Exception {
    try (TlsServer server =
        TlsServer.start(
            folder,
            "",
            "-dname",
            "CN=db.test",
            "-ext",
            "san=dns:localhost",
            "-startdate",
            "-40d",
            "-validity",
            "10")) {
      assertFails(
          () -> steps.tls("localhost", server.port(), TlsTrust.file(folder.resolve("ca.pem"))),
          "expired on "
              + Instant.now().minus(Duration.ofDays(30)).atZone(ZoneOffset.UTC).toLocalDate(),
          "renewed");
    }
  }

  @Test
  void a_certificate_that_expires_soon_is_a_warning() throws Exception {
    try (TlsServer server =
        TlsServer.start(
            folder, "", "-dname", "CN=db.test", "-ext", "san=dns:localhost", "-validity", "5")) {
      steps.tls("localhost", server.port(), TlsTrust.file(folder.resolve("ca.pem")));
    }
    assertThat(last().state()).isEqualTo(State.WARNING);
    assertThat(last().detail()).contains("expires on");
  }

  @Test
  void trusting_anything_says_that_nothing_was_verified() throws Exception {
    try (TlsServer server = TlsServer.start(folder, "", GOOD)) {
      steps.tls("127.0.0.1", server.port(), TlsTrust.anything());
    }
    assertThat(last().detail()).contains("not verified");
  }

  @Test
  void a_server_without_tls_is_told() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try (Socket client = server.accept()) {
                  client
                      .getOutputStream()
                      .write(
                          "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                  client.getInputStream().readAllBytes();
                } catch (java.io.IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertFails(
          () -> steps.tls("localhost", server.getLocalPort(), TlsTrust.runtime()),
          "did not agree on TLS",
          "TLS switched on");
    }
  }

  @Test
  void a_greeting_comes_before_tls() throws Exception {
    try (TlsServer server = TlsServer.start(folder, "", GOOD)) {
      List<InetSocketAddress> greeted = new ArrayList<>();
      steps.tls(
          "localhost",
          server.port(),
          TlsTrust.file(folder.resolve("ca.pem")),
          socket -> greeted.add((InetSocketAddress) socket.getRemoteSocketAddress()));
      assertThat(greeted).extracting(InetSocketAddress::getPort).containsExactly(server.port());
    }
  }

  @Test
  void a_file_without_certificates_is_refused_with_its_name() throws Exception {
    Path file = Files.writeString(folder.resolve("empty.pem"), "");
    try (TlsServer server = TlsServer.start(folder, "", GOOD)) {
      assertFails(
          () -> steps.tls("localhost", server.port(), TlsTrust.file(file)),
          "No certificates of authorities can be read from " + file,
          "PEM");
    }
  }

  @Test
  void compares_clocks_by_the_date_of_an_answer() throws Exception {
    try (TlsServer server = TlsServer.start(folder, answer(Instant.now()), GOOD)) {
      steps.clock(uri(server), TlsTrust.file(folder.resolve("ca.pem")));
    }
    assertThat(last().state()).isEqualTo(State.PASSED);
    assertThat(last().detail()).contains("this machine's");
  }

  @Test
  void clocks_that_are_minutes_apart_are_a_warning() throws Exception {
    try (TlsServer server =
        TlsServer.start(folder, answer(Instant.now().minus(Duration.ofMinutes(10))), GOOD)) {
      steps.clock(uri(server), TlsTrust.file(folder.resolve("ca.pem")));
    }
    assertThat(last().state()).isEqualTo(State.WARNING);
    assertThat(last().detail()).contains("the server's is 10 min behind this machine's");
    assertThat(last().hint()).contains("NTP");
  }

  @Test
  void a_server_that_tells_no_time_is_not_blamed() throws Exception {
    try (TlsServer server =
        TlsServer.start(folder, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", GOOD)) {
      steps.clock(uri(server), TlsTrust.file(folder.resolve("ca.pem")));
    }
    assertThat(last().state()).isEqualTo(State.SKIPPED);
  }

  private static URI uri(TlsServer server) {
    return URI.create("https://localhost:" + server.port() + "/");
  }

  private static String answer(Instant now) {
    return "HTTP/1.1 403 Forbidden\r\nDate: "
        + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC))
        + "\r\nContent-Length: 0\r\n\r\n";
  }

  private TestStep last() {
    return told.getLast();
  }

  private void assertFails(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String what, String hint) {
    assertThatThrownBy(call).isInstanceOf(ProblemException.class).hasMessageContaining(what);
    assertThat(last().state()).isEqualTo(State.FAILED);
    assertThat(last().detail()).contains(what);
    assertThat(last().hint()).contains(hint);
    assertThat(last().millis()).isPositive();
  }
}
